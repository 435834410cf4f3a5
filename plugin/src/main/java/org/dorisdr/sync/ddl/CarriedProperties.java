package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.ddl.SourceText.Edit;

/** Which properties of tables go over to the target. Stateless. */
final class CarriedProperties {
  /** Properties that must not be carried over, or mean something else on the target. */
  private static final Set<String> DROPPED_ON_CREATE =
      Set.of(
          "storage_medium",
          "storage_policy",
          "colocate_with",
          "dynamic_partition.storage_policy",
          "storage_cooldown_time");

  /** Properties that an ALTER on the source must not bring to the target. */
  private static final Set<String> DROPPED_ON_ALTER =
      Set.of(
          "light_schema_change",
          "dynamic_partition.enable",
          "colocate_with",
          "storage_policy",
          "replication_num",
          "replication_allocation",
          "default.replication_num",
          "default.replication_allocation",
          "dynamic_partition.replication_num",
          "dynamic_partition.replication_allocation",
          "dynamic_partition.storage_policy",
          "is_being_synced");

  private CarriedProperties() {}

  /** Whether an ALTER of this property is one for the target, too. */
  static boolean byAlter(String key) {
    return !DROPPED_ON_ALTER.contains(key) && !key.startsWith("binlog.");
  }

  /** The properties of a CREATE TABLE, those of {@code overrides} set to what these say. */
  static List<Edit> ofCreate(SourceText text, Map<String, String> overrides) throws UnexpectedForm {
    int open = lastList(text);
    if (open >= 0) {
      return List.of(list(text, open, overrides));
    }
    if (!overrides.isEmpty()) {
      throw text.unexpected("no PROPERTIES");
    }
    return List.of();
  }

  /**
   * Doris writes the storage policy of a range behind it as {@code PROPERTIES ("STORAGE POLICY" =
   * "p")}, which its own parser does not take.
   */
  static List<Edit> withoutPolicies(SourceText text, int from) {
    List<Edit> edits = new ArrayList<>();
    for (int i = from; i + 5 < text.size(); i++) {
      if (text.isAt(i, "PROPERTIES")
          && text.isAt(i + 1, "(")
          && text.token(i + 2).kind() == SqlToken.Kind.STRING
          && text.token(i + 2).string().equals("STORAGE POLICY")) {
        edits.add(text.edit(i, i + 6, ""));
      }
    }
    return edits;
  }

  /**
   * Index of the parenthesis of the last PROPERTIES list outside of any parenthesis; -1 if none.
   */
  private static int lastList(SourceText text) {
    int depth = 0;
    int found = -1;
    for (int i = 0; i < text.size(); i++) {
      // A range is written [(…), (…)): the bracket is closed by a parenthesis.
      if (text.isAt(i, "(") || text.isAt(i, "[")) {
        depth++;
      } else if (text.isAt(i, ")") || text.isAt(i, "]")) {
        depth--;
      } else if (depth == 0 && text.isAt(i, "PROPERTIES") && text.isAt(i + 1, "(")) {
        found = i + 1;
      }
    }
    return found;
  }

  private static Edit list(SourceText text, int open, Map<String, String> overrides)
      throws UnexpectedForm {
    List<String> kept = new ArrayList<>();
    int i = open + 1;
    while (!text.isAt(i, ")")) {
      if (!isProperty(text, i)) {
        throw text.unexpected("expected a property");
      }
      if (isKept(text.token(i).string(), overrides)) {
        kept.add(text.token(i).text() + " = " + text.token(i + 2).text());
      }
      i += 3;
      if (text.isAt(i, ",")) {
        i++;
      }
    }
    overrides.forEach((k, v) -> kept.add(Names.literal(k) + " = " + Names.literal(v)));
    String all = "\n" + String.join(",\n", kept) + "\n";
    return new Edit(text.token(open).end(), text.token(i).start(), all);
  }

  private static boolean isProperty(SourceText text, int i) {
    return i + 2 < text.size()
        && text.token(i).kind() == SqlToken.Kind.STRING
        && text.isAt(i + 1, "=")
        && text.token(i + 2).kind() == SqlToken.Kind.STRING;
  }

  private static boolean isKept(String key, Map<String, String> overrides) {
    boolean otherReplicas =
        overrides.containsKey("replication_num") && key.endsWith("replication_allocation");
    return !DROPPED_ON_CREATE.contains(key) && !overrides.containsKey(key) && !otherReplicas;
  }
}
