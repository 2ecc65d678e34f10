// The corpus as the network learns it, written by training/trees.ts: 32-bit integers and floats, little-endian, in the order read here.
#ifndef EXAMPLE_H
#define EXAMPLE_H
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/** Annotated for training; raw text; the two dev treebanks: as KINDS in training/examples.ts. */
enum { GOLD, RAW, DEV1, DEV2 };

typedef struct {
  int kind, size;
  /** Embedding rows of token `i`: rows[starts[i] … starts[i + 1]), the word's own first; and its word vector (−1 for none). */
  int *starts, *rows, *vectors;
  /** The tagger's class, the annotated class, head (−1 for the root), relation. */
  int *given, *tags, *heads, *relations;
  /** What teachers think: of heads (size × size + 1, the root last), relations given the head, and tags. */
  float *soft_arcs, *soft_relations, *soft_tags;
} Example;

typedef struct {
  int tags, deprels, rows, dimensions, vector_count, count;
  /** UPOS of each class of tags; relation without its subtype. */
  int *upos, *bare;
  float *vectors;
  Example *examples;
} Corpus;

static int *integers(FILE *f, long n) {
  int *p = malloc((n + 1) * sizeof(int));
  if (fread(p, sizeof(int), n, f) != (size_t)n) { fprintf(stderr, "examples end too early\n"); exit(1); }
  return p;
}

static Corpus *read_corpus(const char *file) {
  FILE *f = fopen(file, "rb");
  if (!f) { fprintf(stderr, "%s: not found\n", file); exit(1); }
  Corpus *corpus = malloc(sizeof *corpus);
  int *head = integers(f, 6);
  corpus->tags = head[0]; corpus->deprels = head[1]; corpus->rows = head[2];
  corpus->dimensions = head[3]; corpus->vector_count = head[4]; corpus->count = head[5];
  corpus->upos = integers(f, corpus->tags);
  corpus->bare = integers(f, corpus->deprels);
  corpus->vectors = (float *)integers(f, (long)corpus->dimensions * corpus->vector_count);
  corpus->examples = calloc(corpus->count, sizeof(Example));
  for (int e = 0; e < corpus->count; e++) {
    Example *ex = &corpus->examples[e];
    int *two = integers(f, 2);
    ex->kind = two[0];
    const int n = ex->size = two[1];
    ex->starts = integers(f, n + 1); ex->rows = integers(f, ex->starts[n]); ex->vectors = integers(f, n);
    ex->given = integers(f, n); ex->tags = integers(f, n); ex->heads = integers(f, n); ex->relations = integers(f, n);
    free(two);
  }
  fclose(f);
  return corpus;
}
#endif
