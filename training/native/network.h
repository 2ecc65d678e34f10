// A network that learns: its sizes, parameters, and room for the activations and gradients of a batch. src/tree/network.ts reads with the
// same weights and must stay its mirror.
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
#endif
