// The network as it learns: parameters, forward, loss, gradients. src/tree/network.ts reads with the same weights and must stay its mirror.
// Targets are distributions: one-hot from a treebank, or softened by what other networks think of the sentence.
#ifndef NETWORK_H
#define NETWORK_H
#include <stdio.h>
#include "matrix.h"
#include "example.h"

#define LEAK 0.1f
#define MOST_LAYERS 4
/** Weight of the tags' loss beside that of arcs and relations. */
#define TAG_LOSS 0.5f

/** `window`: how many words the first layer sees at each, 1 or 3; `tagged`: whether it sees the tagger's tags. */
typedef struct { int embedding, hidden, layers, window, arc, relation, tagged; } Sizes;
/** Shares of what is hidden while learning: words, their other features, their vectors; and of values in each layer. */
typedef struct { float word, feature, vector, embedding, layer, head; } Dropout;
/** Rates of Adam: of embeddings, of the vectors' projection, of all else. */
typedef struct { float embeddings, project, dense; } Rates;
typedef struct { char name[32]; long size; float *values, *gradient, *first, *second; } Group;
typedef struct { int inputs, outputs; Group *weights, *bias; float *back; } Dense;

typedef struct {
  Sizes sizes;
  const Corpus *corpus;
  int most, head_width, leaky, relations;
  Group groups[40];
  int group_count, learns;
  long step;
  Group *embeddings, *project, *roots, *forget[MOST_LAYERS], *output[MOST_LAYERS];
  Dense gates[MOST_LAYERS], heads, bilinear, relate;
  // Activations and their gradients, rows of the batch's tokens.
  float *x, *xw, *v, *g[MOST_LAYERS], *c[MOST_LAYERS], *h[MOST_LAYERS], *p, *q, *pair, *r;
  float *mask_x, *mask[MOST_LAYERS], *mask_p;
  float *dx, *dxw, *dh[MOST_LAYERS], *dp, *dq, *dpair;
  float *rooted, *turned, *scores;
  int *chosen, *ends, *all_heads;
  uint8_t *met;
  int *met_rows, met_count;
  Random random;
} Network;

static Group *add_group(Network *net, const char *name, long size, float deviation) {
  Group *group = &net->groups[net->group_count++];
  snprintf(group->name, sizeof group->name, "%s", name);
  group->size = size;
  group->values = floats(size);
  if (net->learns) {
    group->gradient = floats(size);
    group->first = floats(size);
    group->second = floats(size);
  }
  if (deviation > 0) for (long i = 0; i < size; i++) group->values[i] = normal(&net->random) * deviation;
  return group;
}

static Dense add_dense(Network *net, const char *name, int inputs, int outputs) {
  char full[32];
  Dense dense = { inputs, outputs };
  snprintf(full, sizeof full, "%s.weights", name);
  const int fan = outputs < 3 * inputs ? outputs : 3 * inputs;
  dense.weights = add_group(net, full, (long)inputs * outputs, sqrtf(2.0f / (inputs + fan)));
  snprintf(full, sizeof full, "%s.bias", name);
  dense.bias = add_group(net, full, outputs, 0);
  dense.back = net->learns ? floats((long)outputs * padded(inputs)) : NULL;
  return dense;
}

static void refresh(Network *net) {
  Dense *all[MOST_LAYERS + 3];
  int n = 0;
  for (int l = 0; l < net->sizes.layers; l++) all[n++] = &net->gates[l];
  all[n++] = &net->heads; all[n++] = &net->bilinear; all[n++] = &net->relate;
  for (int k = 0; k < n; k++)
    if (all[k]->back) turn(all[k]->weights->values, all[k]->inputs, all[k]->outputs, all[k]->back, padded(all[k]->inputs));
}

static Network *new_network(Sizes s, const Corpus *corpus, int most, uint64_t seed, int learns) {
  Network *net = calloc(1, sizeof *net);
  net->sizes = s; net->corpus = corpus; net->most = most; net->learns = learns;
  net->random.state = seed * 7919 + 17;
  const int E = s.embedding, H = s.hidden;
  net->leaky = 2 * s.arc + 2 * s.relation;
  net->head_width = net->leaky + padded(corpus->tags);
  net->relations = padded(corpus->deprels);
  net->embeddings = add_group(net, "embeddings", (long)corpus->rows * E, 0.15f);
  net->project = add_group(net, "vectors.weights", (long)corpus->dimensions * E, 0.15f / sqrtf(corpus->dimensions) * 2);
  net->roots = add_group(net, "roots", s.arc + s.relation, 0.1f);
  for (int l = 0; l < s.layers; l++) {
    char name[32];
    snprintf(name, sizeof name, "gates%d", l + 1);
    net->gates[l] = add_dense(net, name, l == 0 ? E * s.window : 2 * H, 6 * H);
    for (int d = 0; d < 2; d++) for (int u = 0; u < H; u++) net->gates[l].bias->values[(3 * d + 1) * H + u] = 1;
    snprintf(name, sizeof name, "layer%d.forget", l + 1);
    net->forget[l] = add_group(net, name, 2 * H, 0.1f);
    snprintf(name, sizeof name, "layer%d.output", l + 1);
    net->output[l] = add_group(net, name, 2 * H, 0.1f);
  }
  net->heads = add_dense(net, "heads", 2 * H, net->head_width);
  net->bilinear = add_dense(net, "bilinear", s.arc, s.arc);
  net->relate = add_dense(net, "relations", 3 * s.relation, net->relations);
  const long n = most + 8;
  net->x = floats((n + 2) * E); net->xw = floats(n * E * s.window); net->v = floats(n * corpus->dimensions);
  net->mask_x = floats(n * E); net->dx = floats(n * E); net->dxw = floats(n * E * s.window);
  for (int l = 0; l < s.layers; l++) {
    net->g[l] = floats(n * 6 * H); net->c[l] = floats(n * 2 * H); net->h[l] = floats(n * 2 * H);
    net->mask[l] = floats(n * 2 * H); net->dh[l] = floats(n * 2 * H);
  }
  net->p = floats(n * net->head_width); net->mask_p = floats(n * net->head_width); net->dp = floats(n * net->head_width);
  net->q = floats(n * s.arc); net->dq = floats(n * s.arc);
  net->pair = floats(n * 3 * s.relation); net->dpair = floats(n * 3 * s.relation);
  net->r = floats(n * net->relations);
  net->rooted = floats(n * s.arc * 2); net->turned = floats(padded(n) * s.arc); net->scores = floats(n * padded(n));
  net->chosen = malloc(n * 24 * sizeof(int)); net->ends = malloc(n * sizeof(int)); net->all_heads = malloc(n * sizeof(int));
  net->met = calloc(corpus->rows, 1); net->met_rows = malloc(corpus->rows * sizeof(int));
  refresh(net);
  return net;
}

static void forward_dense(const Dense *d, const float *x, float *y, int rows) {
  for (int r = 0; r < rows; r++) memcpy(y + (long)r * d->outputs, d->bias->values, d->outputs * sizeof(float));
  add_product(rows, d->outputs, d->inputs, x, d->inputs, 1, d->weights->values, d->outputs, y, d->outputs);
}

/** Adds to the gradients of weights and bias, and to `dx` that of the input. */
static void backward_dense(const Dense *d, const float *x, const float *dy, float *dx, int rows) {
  for (int r = 0; r < rows; r++) for (int c = 0; c < d->outputs; c++) d->bias->gradient[c] += dy[(long)r * d->outputs + c];
  add_product(d->inputs, d->outputs, rows, x, 1, d->inputs, dy, d->outputs, d->weights->gradient, d->outputs);
  add_product(rows, d->inputs, d->outputs, dy, d->outputs, 1, d->back, padded(d->inputs), dx, d->inputs);
}

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
    forward_dense(&net->gates[l], l == 0 ? (net->sizes.window == 1 ? net->x : net->xw) : net->h[l - 1], net->g[l], n);
    int from = 0;
    for (int e = 0; e < count; from += batch[e++]->size) recur(net, l, from, from + batch[e]->size);
    if (drops && drops->layer > 0) drop(net->h[l], net->mask[l], n * 2 * H, drops->layer, &net->random);
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

/** Writes `weight · (softmax − target)` over the scores and returns the loss. The target is a distribution or one class. */
static float softmax_gradient(float *scores, int size, const float *soft, int gold, float weight, float *out) {
  float most = -1e30f, sum = 0, loss = 0;
  for (int c = 0; c < size; c++) if (scores[c] > most) most = scores[c];
  for (int c = 0; c < size; c++) sum += expf(scores[c] - most);
  const float shift = most + logf(sum);
  for (int c = 0; c < size; c++) {
    const float score = scores[c] - shift, target = soft ? soft[c] : c == gold ? 1 : 0;
    loss -= target > 0 ? weight * target * score : 0;
    out[c] = weight * (expf(score) - target);
  }
  return loss;
}

/** Learns from one batch: adds up gradients, returns the mean loss a token. */
static float learn_batch(Network *net, const Example **batch, int count, const Dropout *drops) {
  const Sizes s = net->sizes;
  const int E = s.embedding, H = s.hidden, A = s.arc, R = s.relation, W = net->head_width, T = net->corpus->tags, L = s.layers;
  const int n = forward(net, batch, count, drops);
  float loss = 0;
  memset(net->dp, 0, (long)n * W * sizeof(float)); memset(net->dq, 0, (long)n * A * sizeof(float));
  memset(net->dpair, 0, (long)n * 3 * R * sizeof(float)); memset(net->dx, 0, (long)n * E * sizeof(float));
  for (int l = 0; l < L; l++) memset(net->dh[l], 0, (long)n * 2 * H * sizeof(float));
  int from = 0;
  for (int e = 0; e < count; from += batch[e++]->size) {
    const Example *ex = batch[e];
    const int size = ex->size, columns = padded(size + 1);
    float *d = net->scores;
    arcs_of(net, from, size, d);
    for (int i = 0; i < size; i++) {
      float *row = d + (long)i * columns;
      const float *soft = ex->soft_arcs ? ex->soft_arcs + (long)i * (size + 1) : NULL;
      const int gold = ex->heads[i] < 0 ? size : ex->heads[i];
      for (int j = 0; j <= size; j++) {
        const float target = soft ? soft[j] : j == gold ? 1 : 0;
        if (target > 0) loss -= target * logf(row[j] + 1e-9f);
        row[j] -= target;
      }
    }
    // dq += d · heads; dheads = dᵀ · q
    add_product(size, A, size + 1, d, columns, 1, net->rooted, A, net->dq + (long)from * A, A);
    float *dhead = net->rooted + (long)(size + 1) * A;
    memset(dhead, 0, (long)(size + 1) * A * sizeof(float));
    add_product(size + 1, A, size, d, 1, columns, net->q + (long)from * A, A, dhead, A);
    for (int i = 0; i < size; i++) for (int c = 0; c < A; c++) net->dp[(long)(from + i) * W + A + c] += dhead[(long)i * A + c];
    for (int c = 0; c < A; c++) net->roots->gradient[c] += dhead[(long)size * A + c];
    for (int i = 0; i < size; i++) net->all_heads[from + i] = ex->heads[i] < 0 ? -1 : from + ex->heads[i];
  }
  relations_of(net, n, net->all_heads);
  from = 0;
  for (int e = 0; e < count; from += batch[e++]->size) {
    const Example *ex = batch[e];
    for (int i = 0; i < ex->size; i++) {
      const long t = from + i;
      float *r = net->r + t * net->relations;
      const int K = net->corpus->deprels;
      loss += softmax_gradient(r, K, ex->soft_relations ? ex->soft_relations + (long)i * K : NULL, ex->relations[i], 1, r);
      for (int c = K; c < net->relations; c++) r[c] = 0;
      float *tags = net->p + t * W + net->leaky;
      loss += softmax_gradient(tags, T, ex->soft_tags ? ex->soft_tags + (long)i * T : NULL, ex->tags[i], TAG_LOSS, net->dp + t * W + net->leaky);
    }
  }
  backward_dense(&net->relate, net->pair, net->r, net->dpair, n);
  for (int t = 0; t < n; t++) {
    const int h = net->all_heads[t];
    const float *d = net->p + (long)t * W + 2 * A, *both = net->dpair + (long)t * 3 * R;
    const float *v = h < 0 ? net->roots->values + A : net->p + (long)h * W + 2 * A + R;
    float *dd = net->dp + (long)t * W + 2 * A, *dv = h < 0 ? net->roots->gradient + A : net->dp + (long)h * W + 2 * A + R;
    for (int c = 0; c < R; c++) {
      dd[c] += both[c] * v[c] + both[R + c];
      dv[c] += both[c] * d[c] + both[2 * R + c];
    }
  }
  for (int t = 0; t < n; t++) for (int c = 0; c < A; c++) net->bilinear.bias->gradient[c] += net->dq[(long)t * A + c];
  add_product(A, A, n, net->p, 1, W, net->dq, A, net->bilinear.weights->gradient, A);
  add_product(n, A, A, net->dq, A, 1, net->bilinear.back, padded(A), net->dp, W);
  for (int t = 0; t < n; t++) {
    float *dp = net->dp + (long)t * W;
    const float *p = net->p + (long)t * W, *mask = net->mask_p + (long)t * W;
    // A dropped value is 0 and its mask kills the gradient; the sign of the others is that before dropout.
    for (int c = 0; c < net->leaky; c++) dp[c] *= (drops->head > 0 ? mask[c] : 1) * (p[c] < 0 ? LEAK : 1);
  }
  backward_dense(&net->heads, net->h[L - 1], net->dp, net->dh[L - 1], n);
  for (int l = L - 1; l >= 0; l--) {
    if (drops->layer > 0) multiply(net->dh[l], net->mask[l], n * 2 * H);
    from = 0;
    for (int e = 0; e < count; from += batch[e++]->size) recur_back(net, l, from, from + batch[e]->size);
    if (l > 0) backward_dense(&net->gates[l], net->h[l - 1], net->g[l], net->dh[l - 1], n);
    else if (s.window == 1) backward_dense(&net->gates[0], net->x, net->g[0], net->dx, n);
    else {
      memset(net->dxw, 0, (long)n * 3 * E * sizeof(float));
      backward_dense(&net->gates[0], net->xw, net->g[0], net->dxw, n);
      narrow(net, batch, count);
    }
  }
  if (drops->embedding > 0) multiply(net->dx, net->mask_x, n * E);
  add_product(net->corpus->dimensions, E, n, net->v, 1, net->corpus->dimensions, net->dx, E, net->project->gradient, E);
  for (int t = 0, k = 0; t < n; t++)
    for (; k < net->ends[t]; k++) {
      const int row = net->chosen[k];
      float *to = net->embeddings->gradient + (long)row * E;
      const float *dx = net->dx + (long)t * E;
      for (int c = 0; c < E; c++) to[c] += dx[c];
      if (!net->met[row]) { net->met[row] = 1; net->met_rows[net->met_count++] = row; }
    }
  return loss / n;
}

/** `share` of the full rates. */
static void update(Network *net, Rates rates, float share) {
  net->step++;
  const float pace = share / (1 - powf(0.9f, net->step)), scale2 = 1 / (1 - powf(0.98f, net->step));
  const int E = net->sizes.embedding;
  for (int k = 0; k < net->group_count; k++) {
    Group *g = &net->groups[k];
    if (g != net->embeddings) { adam(g->values, g->gradient, g->first, g->second, g->size, pace * (g == net->project ? rates.project : rates.dense), scale2); continue; }
    for (int m = 0; m < net->met_count; m++) {
      const long at = (long)net->met_rows[m] * E;
      adam(g->values + at, g->gradient + at, g->first + at, g->second + at, E, pace * rates.embeddings, scale2);
      net->met[net->met_rows[m]] = 0;
    }
  }
  net->met_count = 0;
  refresh(net);
}

/** One line of sizes, then each group's name and size, an empty line, and the floats. */
static void save(const Network *net, const char *file) {
  FILE *f = fopen(file, "wb");
  const Sizes s = net->sizes;
  fprintf(f, "%d %d %d %d %d %d %d\n", s.embedding, s.hidden, s.layers, s.window, s.arc, s.relation, s.tagged);
  for (int k = 0; k < net->group_count; k++) fprintf(f, "%s %ld\n", net->groups[k].name, net->groups[k].size);
  fprintf(f, "\n");
  for (int k = 0; k < net->group_count; k++) fwrite(net->groups[k].values, sizeof(float), net->groups[k].size, f);
  fclose(f);
}

static Network *restore(const char *file, const Corpus *corpus, int most, uint64_t seed, int learns) {
  FILE *f = fopen(file, "rb");
  Sizes s;
  char line[128];
  if (!f || !fgets(line, sizeof line, f) ||
      sscanf(line, "%d %d %d %d %d %d %d", &s.embedding, &s.hidden, &s.layers, &s.window, &s.arc, &s.relation, &s.tagged) != 7) {
    fprintf(stderr, "%s: not a network\n", file); exit(1);
  }
  Network *net = new_network(s, corpus, most, seed, learns);
  while (fgets(line, sizeof line, f) && line[0] != '\n') {}
  for (int k = 0; k < net->group_count; k++)
    if (fread(net->groups[k].values, sizeof(float), net->groups[k].size, f) != (size_t)net->groups[k].size) {
      fprintf(stderr, "%s: too short for these examples\n", file); exit(1);
    }
  fclose(f);
  refresh(net);
  return net;
}
#endif
