// Networks in files.
#ifndef FILE_H
#define FILE_H
#include "network.h"

/** One line of sizes, then each group's name and size, an empty line, and the floats. */
static void save(const Network *net, const char *file) {
  FILE *f = fopen(file, "wb");
  const Sizes s = net->sizes;
  fprintf(f, "%d %d %d %d %d %d %d %d %d\n", s.embedding, s.hidden, s.layers, s.window, s.arc, s.relation, s.tagged, s.attention, s.full);
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
      sscanf(line, "%d %d %d %d %d %d %d %d %d", &s.embedding, &s.hidden, &s.layers, &s.window, &s.arc, &s.relation, &s.tagged, &s.attention, &s.full) != 9) {
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
