// Checks the gradients: for each kind of network, that the loss changes as each group's gradient says.
//   check examples
#include "learning.h"

#define STEP 0.001f
#define SENTENCES 4
/** What may be wrong: a share, and what rounding of a sum of floats makes of it. */
#define SHARE 0.02
#define ROUNDING 0.005

typedef struct { Network *net; const Example **batch; int count, tokens; Dropout drops; uint64_t state; } Trial;

/** The loss with the same values dropped as before. */
static double loss_of(Trial *trial) {
  refresh(trial->net);
  trial->net->random.state = trial->state;
  return learn_batch(trial->net, trial->batch, trial->count, &trial->drops) * trial->tokens;
}

static float sign_of(float value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

/** The slope that a gradient tells in the direction of its signs, in which small parts of it count too. */
static double told_slope(const float *gradient, long size) {
  double sum = 0;
  for (long i = 0; i < size; i++) sum += fabsf(gradient[i]);
  return sum / sqrt(size);
}

static double measured_slope(Trial *trial, Group *group, const float *gradient) {
  float *values = malloc(group->size * sizeof(float));
  memcpy(values, group->values, group->size * sizeof(float));
  double loss[2];
  for (int side = 0; side < 2; side++) {
    for (long i = 0; i < group->size; i++) group->values[i] = values[i] + (side ? STEP : -STEP) * sign_of(gradient[i]) / sqrtf(group->size);
    loss[side] = loss_of(trial);
  }
  memcpy(group->values, values, group->size * sizeof(float));
  free(values);
  return (loss[1] - loss[0]) / (2 * STEP);
}

static void enlarge(Group *group) {
  for (long i = 0; i < group->size; i++) group->values[i] *= 8;
}

/** Makes memory and attention matter, and attention choose. */
static void sharpen(Network *net, int l) {
  enlarge(net->forget[l]);
  enlarge(net->output[l]);
  if (!attends(net, l)) return;
  Attention *attention = &net->attention[l];
  for (long i = 0; i < attention->in.weights->size; i++) attention->in.weights->values[i] *= 4;
  for (long i = 0; i < attention->out.weights->size; i++) attention->out.weights->values[i] = 0.2f * normal(&net->random);
}

/** Prints the groups whose gradient is wrong, and returns how many they are. */
static int check(const Corpus *corpus, int attention, int full) {
  const Sizes sizes = {
    .embedding = 16, .hidden = 16, .layers = 3, .window = 3, .arc = 32, .relation = 32, .tagged = 1, .attention = attention, .full = full,
  };
  const Example *batch[SENTENCES];
  Trial trial = { .batch = batch, .drops = { .embedding = 0.2f, .layer = 0.2f, .head = 0.2f, .attention = 0.2f, .memory = 0.2f } };
  for (int e = 0; e < corpus->count && trial.count < SENTENCES; e++) { batch[trial.count++] = &corpus->examples[e]; trial.tokens += corpus->examples[e].size; }
  Network *net = trial.net = new_network(sizes, corpus, trial.tokens, 3, 1);
  for (int l = 0; l < sizes.layers; l++) sharpen(net, l);
  trial.state = net->random.state;
  loss_of(&trial);
  float *learned[64];
  for (int k = 0; k < net->group_count; k++) {
    learned[k] = malloc(net->groups[k].size * sizeof(float));
    memcpy(learned[k], net->groups[k].gradient, net->groups[k].size * sizeof(float));
  }
  int wrong = 0;
  for (int k = 0; k < net->group_count; k++) {
    Group *group = &net->groups[k];
    const double told = told_slope(learned[k], group->size), measured = measured_slope(&trial, group, learned[k]);
    if (told > 0 && fabs(measured - told) <= SHARE * told + ROUNDING) continue;
    printf("attention %d, full %d, %s: %.4f, measured %.4f\n", attention, full, group->name, told, measured);
    wrong++;
  }
  return wrong;
}

int main(int argc, char **argv) {
  if (argc < 2) { fprintf(stderr, "usage: check examples\n"); return 2; }
  const Corpus *corpus = read_corpus(argv[1]);
  return check(corpus, 0, 0) + check(corpus, 2, 0) + check(corpus, 0, 1) + check(corpus, 2, 1) ? 1 : 0;
}
