package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;

/** The tablets of one index (base or rollup) in one partition. Guarded by the catalog's lock. */
public final class MaterializedIndex {
  /** Whether the index may be read. */
  public enum State {
    NORMAL,
    SHADOW
  }

  public long id;
  public State state = State.NORMAL;

  /** In bucket order, which is also the order of their ids. */
  public List<Tablet> tablets = new ArrayList<>();

  public MaterializedIndex() {}

  public MaterializedIndex(long id) {
    this.id = id;
  }
}
