// A layer of recurrent units in both directions, forward and back in time, over gates made by one matrix product.
#ifndef RECURRENCE_H
#define RECURRENCE_H
#include "network.h"

// For each unit: z, f, o from the gates; c = f·c′ + (1 − f)·z; h = o·c + (1 − o)·x, where x is the layer's input from the second on.

/** One word in direction `d`. `before` is the word read last, −1 at the start; `told` is what its whole output adds to the gates, if anything. */
static inline void step_of(const Network *net, int l, int d, int t, int before, const float *told) {
  const int H = net->sizes.hidden;
  const float *forget = net->forget[l]->values + d * H, *output = net->output[l]->values + d * H;
  float *g = net->g[l] + ((long)t * 6 + 3 * d) * H;
  float *c = net->c[l] + ((long)t * 2 + d) * H, *h = net->h[l] + ((long)t * 2 + d) * H;
  const float *last = before < 0 ? NULL : net->c[l] + ((long)before * 2 + d) * H;
  const float *x = l > 0 ? net->above[l - 1] + ((long)t * 2 + d) * H : NULL;
  if (told) for (int u = 0; u < 3 * H; u++) g[u] += told[u];
#pragma GCC ivdep
  for (int u = 0; u < H; u++) {
    const float old = last ? last[u] : 0;
    const float z = g[u] / (1 + fabsf(g[u]));
    const float af = g[H + u] + forget[u] * old, f = 0.5f + 0.5f * af / (1 + fabsf(af));
    const float state = z + f * (old - z);
    const float ao = g[2 * H + u] + output[u] * state, o = 0.5f + 0.5f * ao / (1 + fabsf(ao));
    const float skipped = x ? x[u] : 0;
    g[u] = z; g[H + u] = f; g[2 * H + u] = o; c[u] = state;
    h[u] = skipped + o * (state - skipped);
  }
}

/**
 * Turns the gates' activations into their gradients; adds to the gradient of the layer below what skips the layer. `carry` is the gradient of the
 * state, `told_back` that of the output through the word read next.
 */
static inline void step_back(const Network *net, int l, int d, int t, int before, float *carry, const float *told_back) {
  const int H = net->sizes.hidden;
  const float *forget = net->forget[l]->values + d * H, *output = net->output[l]->values + d * H;
  float *dforget = net->forget[l]->gradient + d * H, *doutput = net->output[l]->gradient + d * H;
  float *g = net->g[l] + ((long)t * 6 + 3 * d) * H;
  const float *c = net->c[l] + ((long)t * 2 + d) * H, *dh = net->dh[l] + ((long)t * 2 + d) * H;
  const float *last = before < 0 ? NULL : net->c[l] + ((long)before * 2 + d) * H;
  const float *x = l > 0 ? net->above[l - 1] + ((long)t * 2 + d) * H : NULL;
  float *dx = l > 0 ? net->dh[l - 1] + ((long)t * 2 + d) * H : NULL;
#pragma GCC ivdep
  for (int u = 0; u < H; u++) {
    const float old = last ? last[u] : 0, z = g[u], f = g[H + u], o = g[2 * H + u], state = c[u];
    const float skipped = x ? x[u] : 0, dd = dh[u] + (told_back ? told_back[u] : 0);
    if (dx) dx[u] += dd * (1 - o);
    const float so = 1 - fabsf(2 * o - 1), dao = dd * (state - skipped) * 0.5f * so * so;
    const float dc = dd * o + carry[u] + dao * output[u];
    doutput[u] += dao * state;
    const float sf = 1 - fabsf(2 * f - 1), daf = dc * (old - z) * 0.5f * sf * sf;
    dforget[u] += daf * old;
    carry[u] = dc * f + daf * forget[u];
    const float sz = 1 - fabsf(z);
    g[u] = dc * (1 - f) * sz * sz; g[H + u] = daf; g[2 * H + u] = dao;
  }
}

static void recur(const Network *net, int l, int from, int to) {
  for (int t = from; t < to; t++) step_of(net, l, 0, t, t == from ? -1 : t - 1, NULL);
  for (int t = to - 1; t >= from; t--) step_of(net, l, 1, t, t == to - 1 ? -1 : t + 1, NULL);
}

static void recur_back(const Network *net, int l, int from, int to) {
  float carry[1024];
  memset(carry, 0, sizeof carry);
  for (int t = to - 1; t >= from; t--) step_back(net, l, 0, t, t == from ? -1 : t - 1, carry, NULL);
  memset(carry, 0, sizeof carry);
  for (int t = from; t < to; t++) step_back(net, l, 1, t, t == to - 1 ? -1 : t + 1, carry, NULL);
}

/** A batch's sentences in order of their length, the longest first: where each begins and ends. */
typedef struct { int count, from[1024], to[1024]; } Lengths;

static Lengths by_length(const Example **batch, int count) {
  Lengths all = { 0 };
  for (int e = 0, from = 0; e < count; from += batch[e++]->size) {
    int k = all.count++;
    for (; k > 0 && all.to[k - 1] - all.from[k - 1] < batch[e]->size; k--) { all.from[k] = all.from[k - 1]; all.to[k] = all.to[k - 1]; }
    all.from[k] = from; all.to[k] = from + batch[e]->size;
  }
  return all;
}

/** How many sentences are longer than `k`, and the `k`th word of each in direction `d`. */
static int words_at(const Lengths *all, int d, int k, int *words) {
  int m = 0;
  for (; m < all->count && all->to[m] - all->from[m] > k; m++) words[m] = d == 0 ? all->from[m] + k : all->to[m] - 1 - k;
  return m;
}

/** The same units, but gates see the whole output of the word before: all sentences go a word on at a time. */
static void recur_full(Network *net, int l, const Example **batch, int count, const Dropout *drops) {
  const int H = net->sizes.hidden;
  const Lengths all = by_length(batch, count);
  int words[1024];
  for (int d = 0; d < 2; d++)
    for (int k = 0, m; (m = words_at(&all, d, k, words)) > 0; k++) {
      const int back = d == 0 ? -1 : 1;
      for (int e = 0; e < m; e++) {
        const long row = ((long)words[e] * 2 + d) * H, last = ((long)(words[e] + back) * 2 + d) * H;
        float *past = net->past[l] + row, *mask = net->mask_past[l] + row;
        if (k == 0) memset(past, 0, H * sizeof(float));
        else memcpy(past, net->h[l] + last, H * sizeof(float));
        // One mask for a sentence: what is forgotten is so all along.
        if (drops && drops->memory > 0) {
          if (k == 0) drop(past, mask, H, drops->memory, &net->random);
          else { memcpy(mask, net->mask_past[l] + last, H * sizeof(float)); multiply(past, mask, H); }
        }
        memcpy(net->step_in + (long)e * H, past, H * sizeof(float));
      }
      forward_dense(&net->memory[l][d], net->step_in, net->step_out, m);
      for (int e = 0; e < m; e++) step_of(net, l, d, words[e], k == 0 ? -1 : words[e] + back, net->step_out + (long)e * 3 * H);
    }
}

static void recur_full_back(Network *net, int l, const Example **batch, int count, const Dropout *drops) {
  const int H = net->sizes.hidden;
  const Lengths all = by_length(batch, count);
  int words[1024], n = 0;
  for (int e = 0; e < count; e++) n += batch[e]->size;
  float *carry = net->step_in + (long)count * H;
  for (int d = 0; d < 2; d++) {
    const Dense *memory = &net->memory[l][d];
    float *told = net->step_in;
    memset(told, 0, (long)2 * count * H * sizeof(float));
    for (int k = all.to[0] - all.from[0] - 1; k >= 0; k--) {
      const int m = words_at(&all, d, k, words), back = d == 0 ? -1 : 1;
      for (int e = 0; e < m; e++) {
        step_back(net, l, d, words[e], k == 0 ? -1 : words[e] + back, carry + (long)e * H, told + (long)e * H);
        memcpy(net->step_out + (long)e * 3 * H, net->g[l] + ((long)words[e] * 6 + 3 * d) * H, 3 * H * sizeof(float));
      }
      memset(told, 0, (long)m * H * sizeof(float));
      if (k > 0) add_product(m, H, 3 * H, net->step_out, 3 * H, 1, memory->back, padded(H), told, H);
      if (drops->memory > 0) for (int e = 0; e < m; e++) multiply(told + (long)e * H, net->mask_past[l] + ((long)words[e] * 2 + d) * H, H);
    }
    const float *g = net->g[l] + (long)3 * d * H;
    add_product(H, 3 * H, n, net->past[l] + d * H, 1, 2 * H, g, 6 * H, memory->weights->gradient, 3 * H);
    for (int t = 0; t < n; t++) for (int u = 0; u < 3 * H; u++) memory->bias->gradient[u] += g[(long)t * 6 * H + u];
  }
}
#endif
