// The probes. Compiled without automatic vectors, so that the scalar one is scalar.
// SPDX-License-Identifier: Apache-2.0
#include "read_probe.hpp"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace bench {
namespace {

/// Sums what is left over when vectors have taken theirs.
std::uint64_t sum_words(const std::uint64_t* data, std::size_t words) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < words; ++i) sum += data[i];
  return sum;
}

std::uint64_t sum_scalar_region(const region& one) {
  constexpr std::size_t stride = 8;
  std::uint64_t sums[stride] = {};
  std::size_t at = 0;
  for (; at + stride <= one.words; at += stride) {
    for (std::size_t i = 0; i < stride; ++i) sums[i] += one.data[at + i];
  }
  std::uint64_t sum = sum_words(one.data + at, one.words - at);
  for (const std::uint64_t part : sums) sum += part;
  return sum;
}

/// Column after column: one stream of addresses.
template <std::uint64_t (*Sum)(const region&)>
std::uint64_t one_by_one(const std::vector<region_pair>& regions) {
  std::uint64_t sum = 0;
  for (const region_pair& pair : regions) sum += Sum(pair.first) + Sum(pair.second);
  return sum;
}

/// Numerators and denominators at once, as a judge has to read them: two streams.
template <std::uint64_t (*Sum)(const region_pair&)>
std::uint64_t side_by_side(const std::vector<region_pair>& regions) {
  std::uint64_t sum = 0;
  for (const region_pair& pair : regions) sum += Sum(pair);
  return sum;
}

#if defined(__x86_64__)

[[gnu::target("avx2")]] std::uint64_t total(__m256i a, __m256i b, __m256i c, __m256i d) {
  alignas(32) std::uint64_t lanes[4];
  const __m256i sum = _mm256_add_epi64(_mm256_add_epi64(a, b), _mm256_add_epi64(c, d));
  _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), sum);
  return lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

[[gnu::target("avx2")]] __m256i load(const std::uint64_t* data, std::size_t vector) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data) + vector);
}

[[gnu::target("avx2")]] std::uint64_t sum_avx2_region(const region& one) {
  constexpr std::size_t stride = 16;
  __m256i a{};
  __m256i b{};
  __m256i c{};
  __m256i d{};
  std::size_t at = 0;
  for (; at + stride <= one.words; at += stride) {
    a = _mm256_add_epi64(a, load(one.data + at, 0));
    b = _mm256_add_epi64(b, load(one.data + at, 1));
    c = _mm256_add_epi64(c, load(one.data + at, 2));
    d = _mm256_add_epi64(d, load(one.data + at, 3));
  }
  return total(a, b, c, d) + sum_words(one.data + at, one.words - at);
}

[[gnu::target("avx2")]] std::uint64_t sum_avx2_pair(const region_pair& pair) {
  constexpr std::size_t stride = 8;
  const std::size_t words = std::min(pair.first.words, pair.second.words);
  __m256i a{};
  __m256i b{};
  __m256i c{};
  __m256i d{};
  std::size_t at = 0;
  for (; at + stride <= words; at += stride) {
    a = _mm256_add_epi64(a, load(pair.first.data + at, 0));
    b = _mm256_add_epi64(b, load(pair.second.data + at, 0));
    c = _mm256_add_epi64(c, load(pair.first.data + at, 1));
    d = _mm256_add_epi64(d, load(pair.second.data + at, 1));
  }
  return total(a, b, c, d) + sum_words(pair.first.data + at, pair.first.words - at) +
         sum_words(pair.second.data + at, pair.second.words - at);
}

[[gnu::target("avx512f")]] std::uint64_t total(__m512i a, __m512i b, __m512i c, __m512i d) {
  alignas(64) std::uint64_t lanes[8];
  const __m512i sum = _mm512_add_epi64(_mm512_add_epi64(a, b), _mm512_add_epi64(c, d));
  _mm512_store_si512(lanes, sum);
  std::uint64_t all = 0;
  for (const std::uint64_t lane : lanes) all += lane;
  return all;
}

[[gnu::target("avx512f")]] std::uint64_t sum_avx512_region(const region& one) {
  constexpr std::size_t stride = 32;
  __m512i a{};
  __m512i b{};
  __m512i c{};
  __m512i d{};
  std::size_t at = 0;
  for (; at + stride <= one.words; at += stride) {
    a = _mm512_add_epi64(a, _mm512_loadu_si512(one.data + at));
    b = _mm512_add_epi64(b, _mm512_loadu_si512(one.data + at + 8));
    c = _mm512_add_epi64(c, _mm512_loadu_si512(one.data + at + 16));
    d = _mm512_add_epi64(d, _mm512_loadu_si512(one.data + at + 24));
  }
  return total(a, b, c, d) + sum_words(one.data + at, one.words - at);
}

[[gnu::target("avx512f")]] std::uint64_t sum_avx512_pair(const region_pair& pair) {
  constexpr std::size_t stride = 16;
  const std::size_t words = std::min(pair.first.words, pair.second.words);
  __m512i a{};
  __m512i b{};
  __m512i c{};
  __m512i d{};
  std::size_t at = 0;
  for (; at + stride <= words; at += stride) {
    a = _mm512_add_epi64(a, _mm512_loadu_si512(pair.first.data + at));
    b = _mm512_add_epi64(b, _mm512_loadu_si512(pair.second.data + at));
    c = _mm512_add_epi64(c, _mm512_loadu_si512(pair.first.data + at + 8));
    d = _mm512_add_epi64(d, _mm512_loadu_si512(pair.second.data + at + 8));
  }
  return total(a, b, c, d) + sum_words(pair.first.data + at, pair.first.words - at) +
         sum_words(pair.second.data + at, pair.second.words - at);
}

#endif

region part_of(std::span<const std::uint64_t> words, std::size_t parts, std::size_t part) {
  const std::size_t begin = words.size() * part / parts;
  const std::size_t end = words.size() * (part + 1) / parts;
  return {words.data() + begin, end - begin};
}

std::span<const std::uint64_t> as_words(std::span<const std::int64_t> values) {
  return {reinterpret_cast<const std::uint64_t*>(values.data()), values.size()};
}

}  // namespace

std::vector<region_pair> regions_of(const figures& columns, std::size_t parts, std::size_t part) {
  std::vector<region_pair> regions;
  for (std::size_t i = 0; i < indicators; ++i) {
    regions.push_back({part_of(as_words(columns.numerators(i)), parts, part),
                       part_of(as_words(columns.denominators(i)), parts, part)});
    if (columns.has_validity()) {
      regions.push_back({part_of(columns.numerator_valid(i), parts, part),
                         part_of(columns.denominator_valid(i), parts, part)});
    }
  }
  return regions;
}

std::vector<read_probe> read_probes() {
  std::vector<read_probe> probes{{"read probe, scalar", one_by_one<sum_scalar_region>}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) {
    probes.push_back({"read probe, AVX2", one_by_one<sum_avx2_region>});
    probes.push_back({"read probe, AVX2, pairs", side_by_side<sum_avx2_pair>});
  }
  if (__builtin_cpu_supports("avx512f")) {
    probes.push_back({"read probe, AVX-512", one_by_one<sum_avx512_region>});
    probes.push_back({"read probe, AVX-512, pairs", side_by_side<sum_avx512_pair>});
  }
#endif
  return probes;
}

}  // namespace bench
