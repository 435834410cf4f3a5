package org.dorisdr.minidoris.fe.catalog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A table or view. Guarded by the catalog's lock. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "clazz")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OlapTable.class, name = "OlapTable"),
  @JsonSubTypes.Type(value = View.class, name = "View")
})
public abstract class Table {
  public long id;
  public String name;

  /** Seconds since the epoch. */
  public long createTime;

  public String comment = "";

  /** Rises with every transaction and every change of partitions that readers see. */
  public long visibleVersion = 1;

  /** Ms since the epoch. */
  public long visibleVersionTime;
}
