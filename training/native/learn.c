// Teaches a network: Adam over small batches of random sentences, its rate rising quickly and falling to nothing.
//   learn examples out [setting=value …]
// Settings are those of `option` below, and files of networks: `teachers=a,b` to learn from what they think too, `begin=a` to go on from.
#include <time.h>
#include "learning.h"
#include "file.h"

/** Shares of the annotators and of the teachers in what is learned from treebanks. */
#define GOLD_SHARE 0.5f
/** Sentences that are read together where nothing is learned. */
#define BATCH 16

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

/** Room for what teachers think of a sentence, all zero. */
static void make_room(Example *ex, const Corpus *corpus) {
  const long n = ex->size;
  if (!ex->soft_arcs) {
    ex->soft_arcs = malloc(sizeof(float) * n * (n + 1));
    ex->soft_relations = malloc(sizeof(float) * n * corpus->deprels);
    ex->soft_tags = malloc(sizeof(float) * n * corpus->tags);
  }
  memset(ex->soft_arcs, 0, sizeof(float) * n * (n + 1));
  memset(ex->soft_relations, 0, sizeof(float) * n * corpus->deprels);
  memset(ex->soft_tags, 0, sizeof(float) * n * corpus->tags);
}

/** One teacher's share of what is thought of arcs and tags. */
static void think(Network *teacher, Example **batch, int count, float share) {
  const int T = teacher->corpus->tags;
  forward(teacher, (const Example **)batch, count, NULL);
  for (int e = 0, from = 0; e < count; from += batch[e++]->size) {
    Example *ex = batch[e];
    const int n = ex->size, columns = padded(n + 1);
    arcs_of(teacher, from, n, teacher->scores);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= n; j++) ex->soft_arcs[i * (n + 1) + j] += share * teacher->scores[(long)i * columns + j];
      add_softmax(teacher->p + (long)(from + i) * teacher->head_width + teacher->leaky, T, share, ex->soft_tags + (long)i * T);
    }
  }
}

/** The likeliest heads, each word's by itself. */
static void take_heads(Example *ex) {
  const int n = ex->size;
  for (int i = 0; i < n; i++) {
    int best = n;
    for (int j = 0; j < n; j++) if (ex->soft_arcs[i * (n + 1) + j] > ex->soft_arcs[i * (n + 1) + best]) best = j;
    ex->heads[i] = best == n ? -1 : best;
  }
}

/** What the teachers together think of a batch of sentences. */
static void soften(Example **batch, int count, Network **teachers, int teacher_count) {
  const Corpus *corpus = teachers[0]->corpus;
  const int T = corpus->tags, K = corpus->deprels;
  for (int e = 0; e < count; e++) make_room(batch[e], corpus);
  for (int k = 0; k < teacher_count; k++) think(teachers[k], batch, count, 1.0f / teacher_count);
  int n = 0, *heads = teachers[0]->all_heads;
  for (int e = 0; e < count; n += batch[e++]->size) {
    if (batch[e]->kind == RAW) take_heads(batch[e]);
    for (int i = 0; i < batch[e]->size; i++) heads[n + i] = batch[e]->heads[i] < 0 ? -1 : n + batch[e]->heads[i];
  }
  for (int k = 0; k < teacher_count; k++) {
    relations_of(teachers[k], n, heads);
    for (int e = 0, from = 0; e < count; from += batch[e++]->size)
      for (int i = 0; i < batch[e]->size; i++)
        add_softmax(teachers[k]->r + (long)(from + i) * teachers[k]->relations, K, 1.0f / teacher_count, batch[e]->soft_relations + (long)i * K);
  }
  for (int e = 0; e < count; e++) {
    Example *ex = batch[e];
    const int size = ex->size;
    for (int i = 0; ex->kind == GOLD && i < size; i++) {
      blend(ex->soft_arcs + i * (size + 1), size + 1, ex->heads[i] < 0 ? size : ex->heads[i]);
      blend(ex->soft_relations + (long)i * K, K, ex->relations[i]);
      blend(ex->soft_tags + (long)i * T, T, ex->tags[i]);
    }
  }
}

/** How many words were met, and how many of them have the right part of speech, head, and head and relation. */
typedef struct { long tokens, upos, uas, las; } Right;

static int most_likely(const float *shares, int size) {
  int best = 0;
  for (int c = 1; c < size; c++) if (shares[c] > shares[best]) best = c;
  return best;
}

static void count_right(const Corpus *corpus, const Example *read, const Example *gold, Right *right) {
  for (int i = 0; i < gold->size; i++) {
    right->tokens++;
    right->upos += corpus->upos[most_likely(read->soft_tags + i * corpus->tags, corpus->tags)] == corpus->upos[gold->tags[i]];
    if (read->heads[i] != gold->heads[i]) continue;
    right->uas++;
    right->las += corpus->bare[most_likely(read->soft_relations + i * corpus->deprels, corpus->deprels)] == corpus->bare[gold->relations[i]];
  }
}

/** Scores by the best head for each word, be they a tree or not. */
static void score(Network **nets, int count, int kind, const char *name) {
  const Corpus *corpus = nets[0]->corpus;
  Right right = { 0 };
  Example copies[BATCH], *batch[BATCH];
  const Example *gold[BATCH];
  int in_batch = 0;
  for (int e = 0; e <= corpus->count; e++) {
    const int last = e == corpus->count;
    if (!last && corpus->examples[e].kind == kind) {
      // As raw text: heads are written by the networks, and relations given them.
      Example *copy = batch[in_batch] = &copies[in_batch];
      gold[in_batch++] = &corpus->examples[e];
      *copy = corpus->examples[e];
      copy->soft_arcs = copy->soft_relations = copy->soft_tags = NULL;
      copy->kind = RAW;
      copy->heads = malloc(sizeof(int) * copy->size);
    }
    if (in_batch == 0 || (in_batch < BATCH && !last)) continue;
    soften(batch, in_batch, nets, count);
    for (int k = 0; k < in_batch; k++) {
      count_right(corpus, &copies[k], gold[k], &right);
      free(copies[k].soft_arcs); free(copies[k].soft_relations); free(copies[k].soft_tags); free(copies[k].heads);
    }
    in_batch = 0;
  }
  const double share = 100.0 / right.tokens;
  if (right.tokens) printf("  %s: UPOS %.2f UAS %.2f LAS %.2f", name, share * right.upos, share * right.uas, share * right.las);
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
  int longest = 0;
  for (int e = 0; e < corpus->count; e++) if (corpus->examples[e].size > longest) longest = corpus->examples[e].size;
  const int room = BATCH * longest > most + 100 ? BATCH * longest : most + 100;
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
    const Example *ex = &corpus->examples[e];
    if (ex->kind > RAW || (ex->kind == RAW && teacher_count == 0)) continue;
    kept[count++] = e;
    tokens += ex->size;
  }
  for (int k = 0; teacher_count && k < count; k += BATCH) {
    Example *batch[BATCH];
    int in_batch = 0;
    for (; in_batch < BATCH && k + in_batch < count; in_batch++) batch[in_batch] = &corpus->examples[kept[k + in_batch]];
    soften(batch, in_batch, teachers, teacher_count);
  }
  printf("%d sentences, %ld tokens, %d teachers\n", count, tokens, teacher_count);
  const time_t start = time(NULL);
  int *order = malloc(count * sizeof(int));
  long step = 0, seen = 0;
  for (int epoch = 1; epoch <= epochs; epoch++) {
    const Example *batch[1024];
    int in_batch = 0, size = 0, batches = 0;
    double loss = 0;
    shuffle(order, count, &random);
    for (int k = 0; k <= count; k++) {
      const Example *ex = k < count ? &corpus->examples[kept[order[k]]] : NULL;
      if (in_batch && (!ex || size + ex->size > most + 100)) {
        loss += learn_batch(net, batch, in_batch, &drops);
        batches++; step++; seen += size;
        const float warm = step < 200 ? step / 200.0f : 1, left = 1 - (float)seen / tokens / epochs;
        update(net, rates, warm * left + 1e-3f);
        in_batch = size = 0;
      }
      if (ex) { batch[in_batch++] = ex; size += ex->size; }
    }
    printf("epoch %d: loss %.4f, %ld s", epoch, loss / batches, (long)(time(NULL) - start));
    if (epoch % every == 0 || epoch == epochs) { score(&net, 1, DEV1, "EWT"); score(&net, 1, DEV2, "GUM"); save(net, argv[2]); }
    printf("\n");
  }
  return 0;
}
