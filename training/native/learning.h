// Back: the loss of a batch, its gradients, and the step that they lead to.
#ifndef LEARNING_H
#define LEARNING_H
#include "reading.h"

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
static double learn_batch(Network *net, const Example **batch, int count, const Dropout *drops) {
  const Sizes s = net->sizes;
  const int E = s.embedding, H = s.hidden, A = s.arc, R = s.relation, W = net->head_width, T = net->corpus->tags, L = s.layers;
  const int n = forward(net, batch, count, drops);
  double loss = 0;
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
    if (attends(net, l)) attend_back(net, l, batch, count, drops);
    if (drops->layer > 0) multiply(net->dh[l], net->mask[l], n * 2 * H);
    from = 0;
    if (s.full) recur_full_back(net, l, batch, count, drops);
    else for (int e = 0; e < count; from += batch[e++]->size) recur_back(net, l, from, from + batch[e]->size);
    if (l > 0) backward_dense(&net->gates[l], net->above[l - 1], net->g[l], net->dh[l - 1], n);
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
#endif
