package org.dorisdr.minidoris.fe.query.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.ColumnOrigin;

/** The names that an expression can use, and what they stand for. Immutable. */
public final class TypeScope {
  /** Nothing. */
  public static final TypeScope EMPTY = new TypeScope(null, List.of(), Map.of());

  /**
   * One entry of a FROM clause.
   *
   * @param columns null = not known
   */
  record Relation(String alias, List<TypedColumn> columns) {}

  private final TypeScope outer;
  private final List<Relation> relations;
  private final Map<String, List<TypedColumn>> withs;

  private TypeScope(
      TypeScope outer, List<Relation> relations, Map<String, List<TypedColumn>> withs) {
    this.outer = outer;
    this.relations = relations;
    this.withs = withs;
  }

  /** Columns of one relation without a name. */
  public static TypeScope of(List<TypedColumn> columns) {
    return EMPTY.inside(List.of(new Relation("", columns)));
  }

  /**
   * Names that stand for elements of arrays, before all others.
   *
   * @param arrays their types, null = not known
   */
  public TypeScope elements(List<String> names, List<DorisType> arrays) {
    List<TypedColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      DorisType array = i < arrays.size() ? arrays.get(i) : null;
      boolean known = array != null && array.name().equals("array");
      columns.add(
          new TypedColumn(Names.plain(names.get(i)), known ? array.children().get(0) : null));
    }
    return inside(List.of(new Relation("", columns)));
  }

  TypeScope inside(List<Relation> entries) {
    return new TypeScope(this, List.copyOf(entries), withs);
  }

  TypeScope with(String name, List<TypedColumn> columns) {
    Map<String, List<TypedColumn>> more = new HashMap<>(withs);
    more.put(name.toLowerCase(Locale.ROOT), columns);
    return new TypeScope(outer, relations, more);
  }

  boolean isWith(String name) {
    return withs.containsKey(name.toLowerCase(Locale.ROOT));
  }

  List<TypedColumn> with(String name) {
    return withs.get(name.toLowerCase(Locale.ROOT));
  }

  /** Type of a column; null = not known. */
  DorisType find(Column column) {
    TypedColumn found = column(column);
    return found == null ? null : found.type();
  }

  /** Where a column comes from, so far as that is known. */
  ColumnOrigin origin(Column column) {
    TypedColumn found = column(column);
    return found == null ? ColumnOrigin.NONE : found.origin();
  }

  private TypedColumn column(Column column) {
    String name = Names.plain(column.getColumnName());
    String owner = column.getTable() == null ? null : column.getTable().getName();
    for (TypeScope scope = this; scope != null; scope = scope.outer) {
      for (Relation relation : scope.relations) {
        if (owner != null && !relation.alias().equalsIgnoreCase(QueryTypes.table(owner))) {
          continue;
        }
        if (relation.columns() == null && owner != null) {
          return null;
        }
        for (TypedColumn candidate : listed(relation)) {
          if (candidate.name().equalsIgnoreCase(name)) {
            return candidate;
          }
        }
      }
      if (scope.relations.stream().anyMatch(r -> r.columns() == null)) {
        return null;
      }
    }
    return null;
  }

  private static List<TypedColumn> listed(Relation relation) {
    return relation.columns() == null ? List.of() : relation.columns();
  }

  List<Relation> relations() {
    return relations;
  }

  /**
   * A column of one of the entries.
   *
   * @param relation place of its entry
   * @param merged whether USING leaves it out of {@code *}
   */
  public record Named(int relation, String alias, String name, boolean merged) {}

  /**
   * Columns of all entries; null if some are not known, or cannot be told apart.
   *
   * @param joins one an entry but the first
   */
  public List<Named> named(List<Join> joins) {
    boolean known =
        relations.size() == joins.size() + 1
            && relations.stream().allMatch(r -> r.columns() != null && !r.alias().isEmpty())
            && relations.stream().map(r -> r.alias().toLowerCase(Locale.ROOT)).distinct().count()
                == relations.size();
    if (!known) {
      return null;
    }
    List<Named> all = new ArrayList<>();
    for (int i = 0; i < relations.size(); i++) {
      Relation relation = relations.get(i);
      Set<String> used = i == 0 ? Set.of() : Stars.used(joins.get(i - 1));
      for (TypedColumn column : relation.columns()) {
        boolean merged = used.contains(column.name().toLowerCase(Locale.ROOT));
        all.add(new Named(i, relation.alias(), column.name(), merged));
      }
    }
    return all;
  }

  /**
   * What a star stands for; null = not known.
   *
   * @param owner null = all entries
   */
  List<TypedColumn> all(String owner) {
    List<TypedColumn> all = new ArrayList<>();
    for (Relation relation : relations) {
      if (owner == null || relation.alias().equalsIgnoreCase(QueryTypes.table(owner))) {
        if (relation.columns() == null) {
          return null;
        }
        all.addAll(relation.columns());
      }
    }
    return all;
  }
}
