// Forward: from words to what each is as head and dependent, then probabilities of heads and scores of relations.
#ifndef READING_H
#define READING_H
#include "attention.h"
#include "recurrence.h"

/** The embedding rows of every token, some dropped, and its vector. */
static void look_up(Network *net, const Example **batch, int count, const Dropout *drops) {
  const Corpus *corpus = net->corpus;
  const int E = net->sizes.embedding, D = corpus->dimensions;
  int n = 0, t = 0;
  for (int e = 0; e < count; e++) {
    const Example *ex = batch[e];
    for (int i = 0; i < ex->size; i++, t++) {
      for (int k = ex->starts[i]; k < ex->starts[i + 1]; k++) {
        const int first = k == ex->starts[i];
        const float rate = drops == NULL ? 0 : first ? drops->word : drops->feature;
        if (rate == 0 || uniform(&net->random) >= rate) net->chosen[n++] = ex->rows[k];
        else if (first) net->chosen[n++] = 0;
      }
      if (net->sizes.tagged) net->chosen[n++] = 1 + ex->given[i];
      net->ends[t] = n;
      float *v = net->v + (long)t * D;
      if (ex->vectors[i] < 0 || (drops && uniform(&net->random) < drops->vector)) memset(v, 0, D * sizeof(float));
      else memcpy(v, corpus->vectors + (long)ex->vectors[i] * D, D * sizeof(float));
    }
  }
  const float *table = net->embeddings->values;
  for (int i = 0, k = 0; i < t; i++) {
    float *x = net->x + (long)i * E;
    memset(x, 0, E * sizeof(float));
    for (; k < net->ends[i]; k++) {
      const float *row = table + (long)net->chosen[k] * E;
      for (int d = 0; d < E; d++) x[d] += row[d];
    }
  }
  add_product(t, E, D, net->v, D, 1, net->project->values, E, net->x, E);
}

/** The inputs of the first layer: each token's with its neighbours', if the window is three. */
static void widen(Network *net, const Example **batch, int count) {
  const int E = net->sizes.embedding;
  if (net->sizes.window == 1) return;
  int from = 0;
  for (int e = 0; e < count; from += batch[e++]->size)
    for (int i = 0; i < batch[e]->size; i++)
      for (int w = 0; w < 3; w++) {
        float *to = net->xw + ((long)(from + i) * 3 + w) * E;
        const int j = i + w - 1;
        if (j < 0 || j >= batch[e]->size) memset(to, 0, E * sizeof(float));
        else memcpy(to, net->x + (long)(from + j) * E, E * sizeof(float));
      }
}

static void narrow(Network *net, const Example **batch, int count) {
  const int E = net->sizes.embedding;
  int from = 0;
  for (int e = 0; e < count; from += batch[e++]->size)
    for (int i = 0; i < batch[e]->size; i++)
      for (int w = 0; w < 3; w++) {
        const int j = i + w - 1;
        if (j < 0 || j >= batch[e]->size) continue;
        const float *d = net->dxw + ((long)(from + i) * 3 + w) * E;
        float *to = net->dx + (long)(from + j) * E;
        for (int k = 0; k < E; k++) to[k] += d[k];
      }
}

/** Up to what each word is as head and dependent. Returns the number of tokens. */
static int forward(Network *net, const Example **batch, int count, const Dropout *drops) {
  const int E = net->sizes.embedding, H = net->sizes.hidden, W = net->head_width;
  int n = 0;
  for (int e = 0; e < count; e++) n += batch[e]->size;
  if (n > net->most) { fprintf(stderr, "batch of %d tokens, expected at most %d\n", n, net->most); exit(1); }
  look_up(net, batch, count, drops);
  if (drops && drops->embedding > 0) drop(net->x, net->mask_x, n * E, drops->embedding, &net->random);
  widen(net, batch, count);
  for (int l = 0; l < net->sizes.layers; l++) {
    forward_dense(&net->gates[l], l == 0 ? (net->sizes.window == 1 ? net->x : net->xw) : net->above[l - 1], net->g[l], n);
    if (net->sizes.full) recur_full(net, l, batch, count, drops);
    else {
      int from = 0;
      for (int e = 0; e < count; from += batch[e++]->size) recur(net, l, from, from + batch[e]->size);
    }
    if (drops && drops->layer > 0) drop(net->h[l], net->mask[l], n * 2 * H, drops->layer, &net->random);
    if (attends(net, l)) attend(net, l, batch, count, drops);
  }
  forward_dense(&net->heads, net->h[net->sizes.layers - 1], net->p, n);
  for (int t = 0; t < n; t++) {
    float *p = net->p + (long)t * W;
    for (int c = 0; c < net->leaky; c++) if (p[c] < 0) p[c] *= LEAK;
    if (drops && drops->head > 0) drop(p, net->mask_p + (long)t * W, net->leaky, drops->head, &net->random);
  }
  // q = dependent · bilinear + bias
  for (int t = 0; t < n; t++) memcpy(net->q + (long)t * net->sizes.arc, net->bilinear.bias->values, net->sizes.arc * sizeof(float));
  add_product(n, net->sizes.arc, net->sizes.arc, net->p, W, 1, net->bilinear.weights->values, net->sizes.arc, net->q, net->sizes.arc);
  return n;
}

/** Probabilities of each word's head, rows of `size + 1` with the root last, `padded(size + 1)` apart. */
static void arcs_of(Network *net, int from, int size, float *out) {
  const int A = net->sizes.arc, W = net->head_width, columns = padded(size + 1);
  for (int i = 0; i < size; i++) memcpy(net->rooted + (long)i * A, net->p + (long)(from + i) * W + A, A * sizeof(float));
  memcpy(net->rooted + (long)size * A, net->roots->values, A * sizeof(float));
  memset(net->turned, 0, (long)columns * A * sizeof(float));
  turn(net->rooted, size + 1, A, net->turned, columns);
  memset(out, 0, (long)size * columns * sizeof(float));
  add_product(size, columns, A, net->q + (long)from * A, A, 1, net->turned, columns, out, columns);
  for (int i = 0; i < size; i++) {
    float *row = out + (long)i * columns, most = -1e30f, sum = 0;
    row[i] = -1e30f;
    for (int j = 0; j <= size; j++) if (row[j] > most) most = row[j];
    for (int j = 0; j <= size; j++) sum += row[j] = expf(row[j] - most);
    for (int j = 0; j <= size; j++) row[j] /= sum;
    for (int j = size + 1; j < columns; j++) row[j] = 0;
  }
}

/** Scores of relations for the batch's tokens, given heads counted in the batch (−1 for the root). */
static void relations_of(Network *net, int n, const int *heads) {
  const int A = net->sizes.arc, R = net->sizes.relation, W = net->head_width;
  for (int t = 0; t < n; t++) {
    const float *d = net->p + (long)t * W + 2 * A;
    const float *h = heads[t] < 0 ? net->roots->values + A : net->p + (long)heads[t] * W + 2 * A + R;
    float *to = net->pair + (long)t * 3 * R;
    for (int c = 0; c < R; c++) { to[c] = d[c] * h[c]; to[R + c] = d[c]; to[2 * R + c] = h[c]; }
  }
  forward_dense(&net->relate, net->pair, net->r, n);
}
#endif
