package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.backup.plan.LocalTables.LocalGroup;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.snapshot.SnapshotMeta;
import org.dorisdr.host.HostException;

/**
 * Whether the colocation groups take the tables that a restore makes anew with {@code
 * reserve_colocate}: those that are here, and those that the restore makes itself. In Doris's
 * words. For one plan.
 */
final class RestoreGroups {
  private static final String TELL =
      "Restore table %s with colocate group %s failed: %s. HINT: restore without reserve_colocate";

  private final RestoreOptions options;
  private final LocalTables local;

  /** Those that tables of this restore make, by name. */
  private final Map<String, LocalGroup> made = new HashMap<>();

  RestoreGroups(RestoreOptions options, LocalTables local) {
    this.options = options;
    this.local = local;
  }

  /**
   * Why the group of a table does not take it.
   *
   * @param schema of the table in the snapshot
   */
  Optional<String> obstacle(String table, JsonNode schema) throws HostException {
    String name = RestoreLosses.group(schema);
    if (name.isEmpty() || !options.reserveColocate()) {
      return Optional.empty();
    }
    Optional<LocalGroup> there = local.group(name);
    LocalGroup group = there.orElse(made.get(name));
    if (group == null) {
      made.put(name, made(schema));
      return Optional.empty();
    }
    return Optional.ofNullable(difference(schema, group, there.isEmpty()))
        .map(why -> TELL.formatted(table, name, why));
  }

  /** Doris makes it for the replicas that the source had, whatever the restore asks for. */
  private static LocalGroup made(JsonNode schema) {
    String allocation =
        SnapshotMeta.first(schema, "tp", "tableProperty")
            .path("properties")
            .path("default.replication_allocation")
            .asText("");
    return new LocalGroup(buckets(schema), allocation, types(schema));
  }

  private String difference(JsonNode schema, LocalGroup group, boolean isNew) {
    String buckets = buckets(schema);
    if (!buckets.isEmpty() && !buckets.equals(group.buckets())) {
      return "Colocate tables must have same bucket num: %s should be %s"
          .formatted(buckets, group.buckets());
    }
    List<String> types = types(schema);
    if (types.size() != group.types().size()) {
      return "Colocate tables distribution columns size must be same: %d should be %d"
          .formatted(types.size(), group.types().size());
    }
    for (int i = 0; i < types.size(); i++) {
      if (!isSame(types.get(i), group.types().get(i))) {
        return "Colocate tables distribution columns must have the same data type: %s should be %s"
            .formatted(types.get(i), group.types().get(i));
      }
    }
    Map<String, Integer> wanted = options.allocation();
    Map<String, Integer> given = group.replicas();
    if (wanted.isEmpty() || given.isEmpty() || wanted.equals(given)) {
      return null;
    }
    String which = isNew ? ", as the source had, for all tables but one" : "";
    return "Colocate tables must have same replication allocation: { %s } should be { %s }%s"
        .formatted(text(wanted), text(given), which);
  }

  private static String text(Map<String, Integer> allocation) {
    List<String> parts = new ArrayList<>();
    allocation.forEach((tag, count) -> parts.add("tag.location.%s: %d".formatted(tag, count)));
    return String.join(", ", parts);
  }

  /** Texts of any length spread alike; types that have no plain name fit everything. */
  private static boolean isSame(String a, String b) {
    boolean texts = isText(a) && isText(b);
    boolean plain = a.matches("[a-z]+") && b.matches("[a-z]+");
    return texts || !plain || a.equals(b);
  }

  private static boolean isText(String type) {
    return type.startsWith("varchar") || type.equals("string") || type.equals("text");
  }

  private static JsonNode distribution(JsonNode schema) {
    return SnapshotMeta.first(schema, "di", "defaultDistributionInfo");
  }

  private static String buckets(JsonNode schema) {
    return distribution(schema).path("bucketNum").asText("");
  }

  private static List<String> types(JsonNode schema) {
    List<String> types = new ArrayList<>();
    for (JsonNode column : distribution(schema).path("distributionColumns")) {
      String type = ColumnForm.ofSchema(column).type();
      types.add(type == null ? "" : type);
    }
    return types;
  }
}
