package io.supervisor.scheduler.placement;

import java.util.Arrays;

/**
 * Places by score, as a tournament: a change and a question cost the logarithm of their number. Of
 * equal scores the lowest place wins.
 */
final class Ranking {
  /** The score of a place that cannot be chosen. */
  static final double OUT = Double.NEGATIVE_INFINITY;

  private final int size;
  private final double[] scores;
  private final int[] winners;

  Ranking(int places) {
    this.size = Math.max(1, Integer.highestOneBit(Math.max(1, places - 1)) * 2);
    this.scores = new double[size];
    this.winners = new int[2 * size];
    Arrays.fill(scores, OUT);
    build();
  }

  int size() {
    return size;
  }

  double score(int place) {
    return scores[place];
  }

  /** Sets a score without holding the tournament; {@link #build} must follow. */
  void prepare(int place, double score) {
    scores[place] = score;
  }

  void build() {
    for (int i = 0; i < size; i++) {
      winners[size + i] = i;
    }
    for (int node = size - 1; node > 0; node--) {
      winners[node] = winner(node);
    }
  }

  void set(int place, double score) {
    if (scores[place] == score) {
      return;
    }
    scores[place] = score;
    for (int node = (size + place) >> 1; node > 0; node >>= 1) {
      int winner = winner(node);
      if (winner == winners[node] && winner != place) {
        return;
      }
      winners[node] = winner;
    }
  }

  private int winner(int node) {
    return better(winners[2 * node], winners[2 * node + 1]);
  }

  private int better(int left, int right) {
    return scores[left] >= scores[right] ? left : right;
  }

  /** The best place from {@code from} to before {@code to}; -1 when all of them are out. */
  int best(int from, int to) {
    if (from == 0 && to == size) {
      return found(winners[1]);
    }
    int left = -1;
    int right = -1;
    int low = from + size;
    int high = to + size;
    while (low < high) {
      if ((low & 1) == 1) {
        left = left < 0 ? winners[low] : better(left, winners[low]);
        low++;
      }
      if ((high & 1) == 1) {
        high--;
        right = right < 0 ? winners[high] : better(winners[high], right);
      }
      low >>= 1;
      high >>= 1;
    }
    if (left < 0) {
      return found(right);
    }
    return found(right < 0 ? left : better(left, right));
  }

  private int found(int place) {
    return place >= 0 && scores[place] == OUT ? -1 : place;
  }
}
