package org.dorisdr.minidoris.fe.query.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Join;

/** What {@code *} stands for. Stateless. */
public final class Stars {
  private Stars() {}

  /**
   * Null = not known.
   *
   * @param owner what stands before the star; null = nothing
   * @param joins of the SELECT; null = none
   */
  static List<TypedColumn> columns(
      AllColumns star, String owner, List<Join> joins, TypeScope scope) {
    if (star.getReplaceExpressions() != null) {
      return null;
    }
    boolean merges = joins != null && joins.stream().anyMatch(Stars::merges);
    List<TypedColumn> all = merges ? merged(owner, joins, scope) : scope.all(owner);
    if (all == null || star.getExceptColumns() == null) {
      return all;
    }
    Set<String> left = left(star);
    return all.stream().filter(c -> !left.contains(lower(c.name()))).toList();
  }

  /** Names that EXCEPT leaves out, in small letters. */
  public static Set<String> left(AllColumns star) {
    return star.getExceptColumns() == null
        ? Set.of()
        : star.getExceptColumns().stream()
            .map(c -> lower(c.getColumnName()))
            .collect(Collectors.toSet());
  }

  private static String lower(String name) {
    return Names.plain(name).toLowerCase(Locale.ROOT);
  }

  /** Whether columns of both sides become one. */
  private static boolean merges(Join join) {
    return join.isNatural() || uses(join);
  }

  private static boolean uses(Join join) {
    return join.getUsingColumns() != null && !join.getUsingColumns().isEmpty();
  }

  /** Names that USING gives, in small letters. */
  public static Set<String> used(Join join) {
    return uses(join)
        ? join.getUsingColumns().stream()
            .map(c -> lower(c.getColumnName()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Those of USING are the left side's. */
  private static List<TypedColumn> merged(String owner, List<Join> joins, TypeScope scope) {
    List<TypeScope.Relation> relations = scope.relations();
    boolean known =
        owner == null
            && relations.size() == joins.size() + 1
            && relations.stream().allMatch(r -> r.columns() != null)
            && joins.stream().noneMatch(Join::isNatural);
    if (!known) {
      return null;
    }
    List<TypedColumn> all = new ArrayList<>(relations.get(0).columns());
    for (int i = 0; i < joins.size(); i++) {
      Set<String> used = used(joins.get(i));
      relations.get(i + 1).columns().stream()
          .filter(c -> !used.contains(lower(c.name())))
          .forEach(all::add);
    }
    return all;
  }
}
