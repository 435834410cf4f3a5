package org.dorisdr.cluster;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Thrift addresses of the FEs of one cluster, the supposed master first. Thread safe.
 *
 * <p>It starts with what the user named and learns the rest from answers.
 */
final class FrontendDirectory {

  private final Set<HostPort> named;
  private List<HostPort> order;

  FrontendDirectory(List<HostPort> named) {
    this.named = new LinkedHashSet<>(named);
    this.order = List.copyOf(this.named);
  }

  /** All known addresses in the order in which to try them. */
  synchronized List<HostPort> inOrder() {
    return order;
  }

  /** Puts {@code master} first; adds it if it was not known. */
  synchronized void promote(HostPort master) {
    if (order.get(0).equals(master)) {
      return;
    }
    List<HostPort> next = new ArrayList<>(order);
    next.remove(master);
    next.add(0, master);
    order = List.copyOf(next);
  }

  /** Replaces what was learnt; the addresses that the user named stay. */
  synchronized void learn(List<HostPort> found, HostPort master) {
    Set<HostPort> all = new LinkedHashSet<>();
    if (master != null) {
      all.add(master);
    }
    all.addAll(found);
    all.addAll(named);
    order = List.copyOf(all);
  }
}
