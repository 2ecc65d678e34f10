// Matrix products and other loops over floats that the network learns with. Sixteen floats go at a time; columns are a multiple of that.
#ifndef MATRIX_H
#define MATRIX_H
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LANES 16
typedef float lanes __attribute__((vector_size(64), aligned(4), may_alias));

static inline int padded(int n) { return (n + LANES - 1) / LANES * LANES; }

static inline float *floats(size_t n) {
  float *p = aligned_alloc(64, (n * sizeof(float) + 127) / 64 * 64);
  memset(p, 0, (n * sizeof(float) + 127) / 64 * 64);
  return p;
}

/** `rows` rows by `vectors` vectors of C += A · B, with sums in registers. Element (i, k) of A is a[i * down + k * along]. */
static inline __attribute__((always_inline)) void block(const int rows, const int vectors, int depth, const float *a,
    long down, long along, const float *b, long ldb, float *c, long ldc) {
  lanes sum[6][4];
#pragma GCC unroll 6
  for (int i = 0; i < rows; i++)
#pragma GCC unroll 4
    for (int j = 0; j < vectors; j++) sum[i][j] = *(const lanes *)(c + i * ldc + j * LANES);
  for (int k = 0; k < depth; k++) {
    lanes right[4];
#pragma GCC unroll 4
    for (int j = 0; j < vectors; j++) right[j] = *(const lanes *)(b + k * ldb + j * LANES);
#pragma GCC unroll 6
    for (int i = 0; i < rows; i++) {
      const float left = a[i * down + k * along];
#pragma GCC unroll 4
      for (int j = 0; j < vectors; j++) sum[i][j] += left * right[j];
    }
  }
#pragma GCC unroll 6
  for (int i = 0; i < rows; i++)
#pragma GCC unroll 4
    for (int j = 0; j < vectors; j++) *(lanes *)(c + i * ldc + j * LANES) = sum[i][j];
}

static inline __attribute__((always_inline)) void strip(const int vectors, int m, int depth, const float *a, long down,
    long along, const float *b, long ldb, float *c, long ldc) {
  int i = 0;
  for (; i + 6 <= m; i += 6) block(6, vectors, depth, a + i * down, down, along, b, ldb, c + i * ldc, ldc);
  for (; i + 2 <= m; i += 2) block(2, vectors, depth, a + i * down, down, along, b, ldb, c + i * ldc, ldc);
  for (; i < m; i++) block(1, vectors, depth, a + i * down, down, along, b, ldb, c + i * ldc, ldc);
}

/** C (m × n, rows `ldc` apart) += A · B (rows `ldb` apart); n is a multiple of LANES. */
static void add_product(int m, int n, int depth, const float *a, long down, long along, const float *b, long ldb,
    float *c, long ldc) {
  int j = 0;
  for (; j + 4 * LANES <= n; j += 4 * LANES) strip(4, m, depth, a, down, along, b + j, ldb, c + j, ldc);
  for (; j + LANES <= n; j += LANES) strip(1, m, depth, a, down, along, b + j, ldb, c + j, ldc);
}

/** The transpose of a rows × columns matrix; its rows lie `ld` apart. */
static void turn(const float *from, int rows, int columns, float *to, int ld) {
  for (int r0 = 0; r0 < rows; r0 += 16)
    for (int c0 = 0; c0 < columns; c0 += 16)
      for (int r = r0; r < r0 + 16 && r < rows; r++)
        for (int c = c0; c < c0 + 16 && c < columns; c++) to[(long)c * ld + r] = from[(long)r * columns + c];
}

/** Seeded random numbers. */
typedef struct { uint64_t state; } Random;

static inline uint32_t next_random(Random *random) {
  random->state += 0x9e3779b97f4a7c15ull;
  uint64_t z = random->state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return (uint32_t)((z ^ (z >> 31)) >> 32);
}
static inline float uniform(Random *random) { return (next_random(random) >> 8) * (1.0f / (1 << 24)); }
static inline float normal(Random *random) {
  const float u = uniform(random), v = uniform(random);
  return sqrtf(-2 * logf(1 - u)) * cosf(6.2831853f * v);
}

/** A mask of 0 and 1 / (1 − rate) on `n` values, and the values multiplied by it. */
static void drop(float *values, float *mask, int n, float rate, Random *random) {
  const uint32_t seed = next_random(random), limit = (uint32_t)(rate * 16777216.0f);
  const float kept = 1 / (1 - rate);
  for (int i = 0; i < n; i++) {
    uint32_t h = ((uint32_t)i + seed) * 0x9e3779b1u;
    h = (h ^ (h >> 15)) * 0x85ebca6bu;
    h = (h ^ (h >> 13)) * 0xc2b2ae35u;
    const float m = (h >> 8) < limit ? 0 : kept;
    mask[i] = m;
    values[i] *= m;
  }
}

static void multiply(float *values, const float *by, int n) {
  for (int i = 0; i < n; i++) values[i] *= by[i];
}

/** One step of Adam; the gradients are zero after it. */
static void adam(float *values, float *gradient, float *first, float *second, long n, float pace, float scale2) {
  for (long i = 0; i < n; i++) {
    const float g = gradient[i];
    gradient[i] = 0;
    first[i] += 0.1f * (g - first[i]);
    second[i] += 0.02f * (g * g - second[i]);
    values[i] -= pace * first[i] / (sqrtf(second[i] * scale2) + 1e-8f);
  }
}
#endif
