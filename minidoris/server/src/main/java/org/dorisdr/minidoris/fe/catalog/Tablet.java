package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;

/** One bucket of one index of one partition. Guarded by the catalog's lock. */
public final class Tablet {
  public long id;
  public List<Replica> replicas = new ArrayList<>();

  public Tablet() {}

  public Tablet(long id) {
    this.id = id;
  }
}
