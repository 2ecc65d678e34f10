// Self-attention between two recurrent layers: to each word's output is added what its heads find at the words of the sentence.
#ifndef ATTENTION_H
#define ATTENTION_H
#include "network.h"

static inline int distance_of(int i, int j) {
  const int d = j - i;
  return (d < -REACH ? -REACH : d > REACH ? REACH : d) + REACH;
}

/** The transpose of `size` rows of HEAD_SIZE, `down` apart. */
static void turn_head(const float *from, int size, int down, float *to, int columns) {
  for (int c = 0; c < HEAD_SIZE; c++)
    for (int j = 0; j < columns; j++) to[(long)c * columns + j] = j < size ? from[(long)j * down + c] : 0;
}

/** Shares of attention that one head gives, rows of words asking, `padded(size)` apart. */
static void share_out(const float *asked, int size, int width, const float *distance, float *turned, float *shares) {
  const int columns = padded(size);
  const float scale = 1 / sqrtf(HEAD_SIZE);
  turn_head(asked + width, size, 3 * width, turned, columns);
  memset(shares, 0, (long)size * columns * sizeof(float));
  add_product(size, columns, HEAD_SIZE, asked, 3 * width, 1, turned, columns, shares, columns);
  for (int i = 0; i < size; i++) {
    float *row = shares + (long)i * columns, most = -1e30f, sum = 0;
    for (int j = 0; j < size; j++) row[j] = row[j] * scale + distance[distance_of(i, j)];
    for (int j = 0; j < size; j++) if (row[j] > most) most = row[j];
    for (int j = 0; j < size; j++) sum += row[j] = expf(row[j] - most);
    for (int j = 0; j < size; j++) row[j] /= sum;
    for (int j = size; j < columns; j++) row[j] = 0;
  }
}

static void attend(Network *net, int l, const Example **batch, int count, const Dropout *drops) {
  Attention *attention = &net->attention[l];
  const int heads = net->sizes.attention, A = heads * HEAD_SIZE, H = net->sizes.hidden;
  int n = 0;
  for (int e = 0; e < count; e++) n += batch[e]->size;
  forward_dense(&attention->in, net->h[l], attention->asked, n);
  memset(attention->found, 0, (long)n * A * sizeof(float));
  long at = 0;
  for (int e = 0, from = 0; e < count; from += batch[e++]->size)
    for (int a = 0; a < heads; a++) {
      const int size = batch[e]->size, columns = padded(size), values = size * columns;
      const float *asked = attention->asked + (long)from * 3 * A + a * HEAD_SIZE;
      float *shares = attention->shares + at;
      share_out(asked, size, A, attention->distance->values + a * (2 * REACH + 1), net->turned, shares);
      if (drops && drops->attention > 0) {
        memcpy(net->scores, shares, values * sizeof(float));
        drop(net->scores, attention->mask + at, values, drops->attention, &net->random);
        shares = net->scores;
      }
      add_product(size, HEAD_SIZE, size, shares, columns, 1, asked + 2 * A, 3 * A, attention->found + (long)from * A + a * HEAD_SIZE, A);
      if (net->learns) at += values;
    }
  forward_dense(&attention->out, attention->found, net->above[l], n);
  if (drops && drops->layer > 0) drop(net->above[l], attention->mask_out, n * 2 * H, drops->layer, &net->random);
  for (long k = 0; k < (long)n * 2 * H; k++) net->above[l][k] += net->h[l][k];
}

/** From the gradient of what is above the layer to that of the layer's output, in the same place. */
static void attend_back(Network *net, int l, const Example **batch, int count, const Dropout *drops) {
  Attention *attention = &net->attention[l];
  const int heads = net->sizes.attention, A = heads * HEAD_SIZE, H = net->sizes.hidden;
  const float scale = 1 / sqrtf(HEAD_SIZE);
  int n = 0;
  for (int e = 0; e < count; e++) n += batch[e]->size;
  memcpy(attention->added, net->dh[l], (long)n * 2 * H * sizeof(float));
  if (drops->layer > 0) multiply(attention->added, attention->mask_out, n * 2 * H);
  memset(attention->dfound, 0, (long)n * A * sizeof(float));
  memset(attention->dasked, 0, (long)n * 3 * A * sizeof(float));
  backward_dense(&attention->out, attention->found, attention->added, attention->dfound, n);
  long at = 0;
  for (int e = 0, from = 0; e < count; from += batch[e++]->size)
    for (int a = 0; a < heads; a++) {
      const int size = batch[e]->size, columns = padded(size), values = size * columns;
      const float *asked = attention->asked + (long)from * 3 * A + a * HEAD_SIZE;
      float *dasked = attention->dasked + (long)from * 3 * A + a * HEAD_SIZE;
      const float *dfound = attention->dfound + (long)from * A + a * HEAD_SIZE;
      float *shares = attention->shares + at, *mask = attention->mask + at, *d = net->scores;
      float *ddistance = attention->distance->gradient + a * (2 * REACH + 1);
      // What was dropped gave nothing, and its gradient is nothing.
      memcpy(d, shares, values * sizeof(float));
      if (drops->attention > 0) multiply(d, mask, values);
      add_product(size, HEAD_SIZE, size, d, 1, columns, dfound, A, dasked + 2 * A, 3 * A);
      turn_head(asked + 2 * A, size, 3 * A, net->turned, columns);
      memset(d, 0, values * sizeof(float));
      add_product(size, columns, HEAD_SIZE, dfound, A, 1, net->turned, columns, d, columns);
      if (drops->attention > 0) multiply(d, mask, values);
      for (int i = 0; i < size; i++) {
        float *row = d + (long)i * columns, sum = 0;
        const float *share = shares + (long)i * columns;
        for (int j = 0; j < size; j++) sum += row[j] * share[j];
        for (int j = 0; j < size; j++) {
          row[j] = share[j] * (row[j] - sum);
          ddistance[distance_of(i, j)] += row[j];
          row[j] *= scale;
        }
      }
      add_product(size, HEAD_SIZE, size, d, columns, 1, asked + A, 3 * A, dasked, 3 * A);
      add_product(size, HEAD_SIZE, size, d, 1, columns, asked, 3 * A, dasked + A, 3 * A);
      at += values;
    }
  backward_dense(&attention->in, net->h[l], attention->dasked, net->dh[l], n);
}
#endif
