package org.dorisdr.sql;

import java.util.Optional;
import java.util.OptionalLong;

/** How many snapshots of a schedule are kept, and for how long; both empty = all, for ever. */
public record Retention(OptionalLong count, Optional<Span> span) {
  /** Nothing is ever deleted. */
  public static final Retention FOREVER = new Retention(OptionalLong.empty(), Optional.empty());

  /** A length of time as typed. */
  public record Span(long count, TimeUnit unit) {}
}
