package org.dorisdr.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A name with the names that lead to it, as in {@code db.table}. Never empty. */
public record QualifiedName(List<Name> parts) {
  public QualifiedName {
    parts = List.copyOf(parts);
  }

  /** The name itself. */
  public Name last() {
    return parts.get(parts.size() - 1);
  }

  /** What stands before the name; empty if it was typed alone. */
  public Optional<Name> database() {
    return parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty();
  }

  /** Every part in back quotes. */
  public String quoted() {
    return parts.stream().map(Name::quoted).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return parts.stream().map(Name::text).collect(Collectors.joining("."));
  }
}
