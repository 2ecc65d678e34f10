// A layer of recurrent units in both directions, forward and back in time, over gates made by one matrix product.
#ifndef RECURRENCE_H
#define RECURRENCE_H
#include "network.h"

// For each unit: z, f, o from the gates; c = f·c′ + (1 − f)·z; h = o·c + (1 − o)·x, where x is the layer's input from the second on.
static void recur(const Network *net, int l, int from, int to) {
  const int H = net->sizes.hidden;
  for (int d = 0; d < 2; d++) {
    const int ahead = d == 0 ? 1 : -1, start = d == 0 ? from : to - 1;
    const float *forget = net->forget[l]->values + d * H, *output = net->output[l]->values + d * H;
    for (int k = from, t = start; k < to; k++, t += ahead) {
      float *g = net->g[l] + ((long)t * 6 + 3 * d) * H;
      float *c = net->c[l] + ((long)t * 2 + d) * H, *h = net->h[l] + ((long)t * 2 + d) * H;
      const float *last = t == start ? NULL : c - (long)ahead * 2 * H;
      const float *x = l > 0 ? net->h[l - 1] + ((long)t * 2 + d) * H : NULL;
#pragma GCC ivdep
      for (int u = 0; u < H; u++) {
        const float before = last ? last[u] : 0;
        const float z = g[u] / (1 + fabsf(g[u]));
        const float af = g[H + u] + forget[u] * before, f = 0.5f + 0.5f * af / (1 + fabsf(af));
        const float state = z + f * (before - z);
        const float ao = g[2 * H + u] + output[u] * state, o = 0.5f + 0.5f * ao / (1 + fabsf(ao));
        const float skipped = x ? x[u] : 0;
        g[u] = z; g[H + u] = f; g[2 * H + u] = o; c[u] = state;
        h[u] = skipped + o * (state - skipped);
      }
    }
  }
}

/** Turns the gates' activations into their gradients; adds to the gradient of the layer below what skips the layer. */
static void recur_back(Network *net, int l, int from, int to) {
  const int H = net->sizes.hidden;
  float carry[1024];
  for (int d = 0; d < 2; d++) {
    const int ahead = d == 0 ? 1 : -1, start = d == 0 ? from : to - 1;
    const float *forget = net->forget[l]->values + d * H, *output = net->output[l]->values + d * H;
    float *dforget = net->forget[l]->gradient + d * H, *doutput = net->output[l]->gradient + d * H;
    memset(carry, 0, H * sizeof(float));
    for (int k = from, t = d == 0 ? to - 1 : from; k < to; k++, t -= ahead) {
      float *g = net->g[l] + ((long)t * 6 + 3 * d) * H;
      const float *c = net->c[l] + ((long)t * 2 + d) * H, *dh = net->dh[l] + ((long)t * 2 + d) * H;
      const float *last = t == start ? NULL : c - (long)ahead * 2 * H;
      const float *x = l > 0 ? net->h[l - 1] + ((long)t * 2 + d) * H : NULL;
      float *dx = l > 0 ? net->dh[l - 1] + ((long)t * 2 + d) * H : NULL;
#pragma GCC ivdep
      for (int u = 0; u < H; u++) {
        const float before = last ? last[u] : 0, z = g[u], f = g[H + u], o = g[2 * H + u], state = c[u];
        const float skipped = x ? x[u] : 0, dd = dh[u];
        if (dx) dx[u] += dd * (1 - o);
        const float so = 1 - fabsf(2 * o - 1), dao = dd * (state - skipped) * 0.5f * so * so;
        const float dc = dd * o + carry[u] + dao * output[u];
        doutput[u] += dao * state;
        const float sf = 1 - fabsf(2 * f - 1), daf = dc * (before - z) * 0.5f * sf * sf;
        dforget[u] += daf * before;
        carry[u] = dc * f + daf * forget[u];
        const float sz = 1 - fabsf(z);
        g[u] = dc * (1 - f) * sz * sz; g[H + u] = daf; g[2 * H + u] = dao;
      }
    }
  }
}
#endif
