// A network that learns: its sizes, parameters, and room for the activations and gradients of a batch. src/tree/network.ts reads with the
// same weights and must stay its mirror.
#ifndef NETWORK_H
#define NETWORK_H
#include <stdio.h>
#include "matrix.h"
#include "example.h"

#define LEAK 0.1f
#define MOST_LAYERS 4
/** Width of an attention head; distances of more words than REACH count as REACH. */
#define HEAD_SIZE 32
#define REACH 24
/** Weight of the tags' loss beside that of arcs and relations. */
#define TAG_LOSS 0.5f

/**
 * `window`: how many words the first layer sees at each, 1 or 3; `tagged`: whether it sees the tagger's tags; `attention`: heads of self-attention
 * between one recurrent layer and the next, 0 for none; `full`: whether gates see the whole output of the word before. The last two are for teachers only.
 */
typedef struct { int embedding, hidden, layers, window, arc, relation, tagged, attention, full; } Sizes;
/** Shares of what is hidden while learning: words, their other features, their vectors; of values in each layer; of what a word attends to and what it remembers. */
typedef struct { float word, feature, vector, embedding, layer, head, attention, memory; } Dropout;
/** Rates of Adam: of embeddings, of the vectors' projection, of all else. */
typedef struct { float embeddings, project, dense; } Rates;
typedef struct { char name[32]; long size; float *values, *gradient, *first, *second; } Group;
typedef struct { int inputs, outputs; Group *weights, *bias; float *back; } Dense;
/** `in` makes what each word asks, is found by, and gives; `out` turns what was found into a layer's output; `distance`: a bias by distance, for each head. */
typedef struct {
  Dense in, out;
  Group *distance;
  float *asked, *dasked, *found, *dfound, *shares, *mask, *mask_out, *added;
} Attention;

typedef struct {
  Sizes sizes;
  const Corpus *corpus;
  int most, head_width, leaky, relations;
  Group groups[64];
  int group_count, learns;
  long step;
  Group *embeddings, *project, *roots, *forget[MOST_LAYERS], *output[MOST_LAYERS];
  /** Weights from the word before to the gates, one matrix a direction. */
  Dense memory[MOST_LAYERS][2];
  Dense gates[MOST_LAYERS], heads, bilinear, relate;
  Attention attention[MOST_LAYERS];
  // Activations and their gradients, rows of the batch's tokens. `above` is a layer's output with what attention adds.
  float *x, *xw, *v, *g[MOST_LAYERS], *c[MOST_LAYERS], *h[MOST_LAYERS], *above[MOST_LAYERS], *past[MOST_LAYERS], *p, *q, *pair, *r;
  float *mask_x, *mask[MOST_LAYERS], *mask_p, *mask_past[MOST_LAYERS];
  float *dx, *dxw, *dh[MOST_LAYERS], *dp, *dq, *dpair;
  float *rooted, *turned, *scores, *step_in, *step_out;
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

/** Whether attention follows the layer. */
static inline int attends(const Network *net, int l) { return net->sizes.attention > 0 && l + 1 < net->sizes.layers; }

static void refresh(Network *net) {
  Dense *all[5 * MOST_LAYERS + 3];
  int n = 0;
  for (int l = 0; l < net->sizes.layers; l++) {
    all[n++] = &net->gates[l];
    if (net->sizes.full) for (int d = 0; d < 2; d++) all[n++] = &net->memory[l][d];
    if (attends(net, l)) { all[n++] = &net->attention[l].in; all[n++] = &net->attention[l].out; }
  }
  all[n++] = &net->heads; all[n++] = &net->bilinear; all[n++] = &net->relate;
  for (int k = 0; k < n; k++)
    if (all[k]->back) turn(all[k]->weights->values, all[k]->inputs, all[k]->outputs, all[k]->back, padded(all[k]->inputs));
}

static void add_attention(Network *net, int l, long n) {
  Attention *attention = &net->attention[l];
  const int H = net->sizes.hidden, heads = net->sizes.attention, A = heads * HEAD_SIZE;
  char name[32];
  snprintf(name, sizeof name, "attention%d.in", l + 1);
  attention->in = add_dense(net, name, 2 * H, 3 * A);
  snprintf(name, sizeof name, "attention%d.out", l + 1);
  attention->out = add_dense(net, name, A, 2 * H);
  // It begins by adding nothing.
  memset(attention->out.weights->values, 0, attention->out.weights->size * sizeof(float));
  snprintf(name, sizeof name, "attention%d.distance", l + 1);
  attention->distance = add_group(net, name, heads * (2 * REACH + 1), 0.1f);
  attention->asked = floats(n * 3 * A); attention->dasked = floats(n * 3 * A);
  attention->found = floats(n * A); attention->dfound = floats(n * A);
  attention->added = floats(n * 2 * H); attention->mask_out = floats(n * 2 * H);
  const long shares = (net->learns ? heads : 1) * n * padded(n);
  attention->shares = floats(shares); attention->mask = net->learns ? floats(shares) : NULL;
  net->above[l] = floats(n * 2 * H);
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
    for (int d = 0; s.full && d < 2; d++) {
      snprintf(name, sizeof name, "memory%d.%d", l + 1, d + 1);
      net->memory[l][d] = add_dense(net, name, H, 3 * H);
    }
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
    net->above[l] = net->h[l];
    if (attends(net, l)) add_attention(net, l, n);
    if (s.full) { net->past[l] = floats(n * 2 * H); net->mask_past[l] = floats(n * 2 * H); }
  }
  net->step_in = floats(n * 3 * H); net->step_out = floats(n * 3 * H);
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
#endif
