// Teaches a network: Adam over small batches of random sentences, its rate rising quickly and falling to nothing.
//   learn examples out [setting=value …]
// Settings are those of `option` below, and files of networks: `teachers=a,b` to learn from what they think too, `begin=a` to go on from.
#include <time.h>
#include "learning.h"
#include "file.h"

/** Shares of the annotators and of the teachers in what is learned from treebanks. */
#define GOLD_SHARE 0.5f
/** Weights are averaged every so many steps. */
#define AVERAGED_EVERY 20

static int count_arguments; static char **arguments;
static const char *text_option(const char *name) {
  const size_t n = strlen(name);
  for (int i = 3; i < count_arguments; i++) if (!strncmp(arguments[i], name, n) && arguments[i][n] == '=') return arguments[i] + n + 1;
  return NULL;
}
static float option(const char *name, float otherwise) {
  const char *text = text_option(name);
  return text ? atof(text) : otherwise;
}

static void add_softmax(const float *scores, int size, float share, float *to) {
  float most = -1e30f, sum = 0;
  for (int c = 0; c < size; c++) if (scores[c] > most) most = scores[c];
  for (int c = 0; c < size; c++) sum += expf(scores[c] - most);
  for (int c = 0; c < size; c++) to[c] += share * expf(scores[c] - most) / sum;
}

static void blend(float *values, int size, int gold) {
  for (int c = 0; c < size; c++) values[c] *= 1 - GOLD_SHARE;
  values[gold] += GOLD_SHARE;
}

/** What the teachers together think of a sentence. */
static void soften(Example *ex, Network **teachers, int count) {
  const Corpus *corpus = teachers[0]->corpus;
  const int n = ex->size, T = corpus->tags, K = corpus->deprels, columns = padded(n + 1);
  const Example *one[1] = { ex };
  if (!ex->soft_arcs) {
    ex->soft_arcs = malloc(sizeof(float) * n * (n + 1));
    ex->soft_relations = malloc(sizeof(float) * n * K);
    ex->soft_tags = malloc(sizeof(float) * n * T);
  }
  memset(ex->soft_arcs, 0, sizeof(float) * n * (n + 1));
  memset(ex->soft_relations, 0, sizeof(float) * n * K);
  memset(ex->soft_tags, 0, sizeof(float) * n * T);
  for (int k = 0; k < count; k++) {
    forward(teachers[k], one, 1, NULL);
    arcs_of(teachers[k], 0, n, teachers[k]->scores);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= n; j++) ex->soft_arcs[i * (n + 1) + j] += teachers[k]->scores[(long)i * columns + j] / count;
      add_softmax(teachers[k]->p + (long)i * teachers[k]->head_width + teachers[k]->leaky, T, 1.0f / count, ex->soft_tags + (long)i * T);
    }
  }
  if (ex->kind == RAW)
    for (int i = 0; i < n; i++) {
      int best = n;
      for (int j = 0; j < n; j++) if (ex->soft_arcs[i * (n + 1) + j] > ex->soft_arcs[i * (n + 1) + best]) best = j;
      ex->heads[i] = best == n ? -1 : best;
    }
  for (int k = 0; k < count; k++) {
    relations_of(teachers[k], n, ex->heads);
    for (int i = 0; i < n; i++) add_softmax(teachers[k]->r + (long)i * teachers[k]->relations, K, 1.0f / count, ex->soft_relations + (long)i * K);
  }
  if (ex->kind != GOLD) return;
  for (int i = 0; i < n; i++) {
    blend(ex->soft_arcs + i * (n + 1), n + 1, ex->heads[i] < 0 ? n : ex->heads[i]);
    blend(ex->soft_relations + (long)i * K, K, ex->relations[i]);
    blend(ex->soft_tags + (long)i * T, T, ex->tags[i]);
  }
}

/** Scores by the best head for each word, be they a tree or not. */
static void score(Network **nets, int count, int kind, const char *name) {
  const Corpus *corpus = nets[0]->corpus;
  long tokens = 0, upos = 0, uas = 0, las = 0;
  for (int e = 0; e < corpus->count; e++) {
    const Example *ex = &corpus->examples[e];
    if (ex->kind != kind) continue;
    Example copy = *ex;
    copy.soft_arcs = copy.soft_relations = copy.soft_tags = NULL;
    int heads[4096];
    memcpy(heads, ex->heads, sizeof(int) * ex->size);
    // As raw text: heads are written by the teachers, and relations given them.
    copy.kind = RAW;
    copy.heads = heads;
    soften(&copy, nets, count);
    for (int i = 0; i < ex->size; i++) {
      int r = 0, t = 0;
      for (int c = 0; c < corpus->deprels; c++) if (copy.soft_relations[i * corpus->deprels + c] > copy.soft_relations[i * corpus->deprels + r]) r = c;
      for (int c = 0; c < corpus->tags; c++) if (copy.soft_tags[i * corpus->tags + c] > copy.soft_tags[i * corpus->tags + t]) t = c;
      tokens++;
      upos += corpus->upos[t] == corpus->upos[ex->tags[i]];
      if (heads[i] != ex->heads[i]) continue;
      uas++;
      las += corpus->bare[r] == corpus->bare[ex->relations[i]];
    }
    free(copy.soft_arcs); free(copy.soft_relations); free(copy.soft_tags);
  }
  if (tokens) printf("  %s: UPOS %.2f UAS %.2f LAS %.2f", name, 100.0 * upos / tokens, 100.0 * uas / tokens, 100.0 * las / tokens);
}

static void shuffle(int *order, int n, Random *random) {
  for (int i = 0; i < n; i++) order[i] = i;
  for (int i = n - 1; i > 0; i--) {
    const int j = next_random(random) % (i + 1), swap = order[i];
    order[i] = order[j]; order[j] = swap;
  }
}

int main(int argc, char **argv) {
  count_arguments = argc; arguments = argv;
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (argc < 3) { fprintf(stderr, "usage: learn examples out [setting=value …]\n"); return 2; }
  Corpus *corpus = read_corpus(argv[1]);
  const Sizes sizes = {
    .embedding = option("embedding", 96), .hidden = option("hidden", 144), .layers = option("layers", 2), .window = option("window", 3),
    .arc = option("arc", 64), .relation = option("relation", 64), .tagged = option("tagged", 1),
    .attention = option("attention", 0), .full = option("full", 0),
  };
  const Dropout drops = {
    .word = option("word", 0.2), .feature = option("feature", 0.1), .vector = option("vector", 0.05),
    .embedding = option("embed", 0.15), .layer = option("layer", 0.25), .head = option("head", 0.25),
    .attention = option("attended", 0.1), .memory = option("memory", 0.2),
  };
  const Rates rates = { .embeddings = option("rate", 0.008), .project = option("project", 0.0008), .dense = option("dense", 0.002) };
  const int epochs = option("epochs", 13), most = option("batch", 250), seed = option("seed", 1), every = option("every", 2);
  const float averaged = option("average", 0);
  const int room = most + 1200;
  Network *teachers[16]; int teacher_count = 0;
  if (text_option("teachers")) {
    char *list = strdup(text_option("teachers"));
    for (char *name = strtok(list, ","); name; name = strtok(NULL, ",")) teachers[teacher_count++] = restore(name, corpus, room, 1, 0);
    score(teachers, teacher_count, DEV1, "teachers EWT"); score(teachers, teacher_count, DEV2, "GUM"); printf("\n");
  }
  Random random = { (uint64_t)seed * 104729 + 99 };
  Network *net = text_option("begin") ? restore(text_option("begin"), corpus, room, seed, 1) : new_network(sizes, corpus, room, seed, 1);
  // What is learned from: annotated sentences; with teachers, raw ones too.
  int *kept = malloc(corpus->count * sizeof(int)), count = 0;
  long tokens = 0;
  for (int e = 0; e < corpus->count; e++) {
    Example *ex = &corpus->examples[e];
    if (ex->kind > RAW || (ex->kind == RAW && teacher_count == 0)) continue;
    if (teacher_count) soften(ex, teachers, teacher_count);
    kept[count++] = e;
    tokens += ex->size;
  }
  printf("%d sentences, %ld tokens, %d teachers\n", count, tokens, teacher_count);
  const long steps = (tokens + most - 1) / most * epochs;
  const time_t start = time(NULL);
  int *order = malloc(count * sizeof(int));
  long step = 0;
  int averages = 0;
  for (int epoch = 1; epoch <= epochs; epoch++) {
    const Example *batch[1024];
    int in_batch = 0, size = 0, batches = 0;
    double loss = 0;
    shuffle(order, count, &random);
    for (int k = 0; k <= count; k++) {
      const Example *ex = k < count ? &corpus->examples[kept[order[k]]] : NULL;
      if (in_batch && (!ex || size + ex->size > most + 100)) {
        loss += learn_batch(net, batch, in_batch, &drops);
        batches++; step++;
        const float warm = step < 200 ? step / 200.0f : 1, left = step < steps ? 1 - (float)step / steps : 0;
        update(net, rates, warm * left + 1e-3f);
        if (left < averaged && step % AVERAGED_EVERY == 0) average(net, ++averages);
        in_batch = size = 0;
      }
      if (ex) { batch[in_batch++] = ex; size += ex->size; }
    }
    if (epoch == epochs && averages) take_average(net);
    printf("epoch %d: loss %.4f, %ld s", epoch, loss / batches, (long)(time(NULL) - start));
    if (epoch % every == 0 || epoch == epochs) { score(&net, 1, DEV1, "EWT"); score(&net, 1, DEV2, "GUM"); save(net, argv[2]); }
    printf("\n");
  }
  return 0;
}
