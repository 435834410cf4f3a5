package org.dorisdr.minidoris.fe.define;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterStoragePolicy;
import org.dorisdr.sql.stock.catalog.CreateStoragePolicy;
import org.dorisdr.sql.stock.catalog.DropStoragePolicy;
import org.dorisdr.sql.stock.catalog.ShowStoragePolicies;
import org.dorisdr.sql.stock.catalog.ShowStoragePolicyUsing;

/** Runs the statements about storage policies. Thread safe. */
final class StoragePolicyHandlers {
  private final Ddl ddl;

  StoragePolicyHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  private Storage storage() {
    return Definitions.of(ddl.fe()).storage();
  }

  StatementResult create(Session session, CreateStoragePolicy statement) {
    String name = statement.name();
    StoragePolicy policy = StoragePolicy.create(ddl.nextId(), name, statement.properties());
    ddl.change(
        () -> {
          checkResource(policy.resource());
          if (storage().policy(name).isEmpty()) {
            ddl.log(new SaveStoragePolicyOp(policy));
          } else if (!statement.ifNotExists()) {
            throw StatementError.general("the policy " + name + " already create");
          }
        });
    return StatementResult.ok();
  }

  private void checkResource(String name) {
    S3Resource resource =
        storage()
            .resource(name)
            .orElseThrow(() -> StatementError.general("storage resource doesn't exist: " + name));
    for (String key : List.of(S3Resource.ROOT_PATH, S3Resource.BUCKET)) {
      if (!resource.properties().containsKey(key)) {
        throw StatementError.general("Missing [" + key + "] in '" + name + "' resource");
      }
    }
  }

  StatementResult alter(Session session, AlterStoragePolicy statement) {
    ddl.change(
        () -> {
          StoragePolicy old =
              storage()
                  .policy(statement.name())
                  .orElseThrow(
                      () ->
                          StatementError.general(
                              "Storage policy(" + statement.name() + ") dose not exist."));
          ddl.log(new SaveStoragePolicyOp(old.changed(statement.properties())));
        });
    return StatementResult.ok();
  }

  StatementResult drop(Session session, DropStoragePolicy statement) {
    String name = statement.name();
    ddl.change(
        () -> {
          uses(name).stream()
              .findFirst()
              .ifPresent(
                  use -> {
                    throw StatementError.general(
                        "the policy " + name + " is used by table: " + use.get(2));
                  });
          if (storage().policy(name).isPresent()) {
            ddl.log(new DropStoragePolicyOp(name));
          } else if (!statement.ifExists()) {
            throw StatementError.general("the policy " + name + " not exist");
          }
        });
    return StatementResult.ok();
  }

  StatementResult show(Session session, ShowStoragePolicies statement) {
    ShowRows rows =
        new ShowRows(
            "PolicyName",
            "Type",
            "StorageResource",
            "CooldownDatetime",
            "CooldownTtl",
            "properties");
    ddl.read(
        () -> {
          for (StoragePolicy p : storage().policies()) {
            String place =
                storage()
                    .resource(p.resource())
                    .map(r -> Json.mapper().valueToTree(r.shown()).toString())
                    .orElse("");
            rows.add(p.name(), "STORAGE", p.resource(), p.cooldown(), p.ttlSeconds(), place);
          }
          return null;
        });
    return rows.result();
  }

  StatementResult using(Session session, ShowStoragePolicyUsing statement) {
    ShowRows rows = new ShowRows("PolicyName", "Database", "Table", "Partitions");
    ddl.read(() -> uses(statement.name())).forEach(use -> rows.add(use.toArray()));
    return rows.result();
  }

  /**
   * Tables that use policies: policy, database, table, partitions.
   *
   * @param wanted null = all policies
   */
  private List<List<String>> uses(String wanted) {
    List<List<String>> uses = new ArrayList<>();
    for (Database database : ddl.fe().catalog().databases()) {
      database.tables.values().stream()
          .filter(OlapTable.class::isInstance)
          .map(OlapTable.class::cast)
          .forEach(
              table ->
                  byPolicy(table)
                      .forEach(
                          (policy, names) -> {
                            if (wanted == null || wanted.equals(policy)) {
                              boolean all = names.size() == table.partitions.size();
                              String partitions = all ? "ALL" : String.join(",", names);
                              uses.add(List.of(policy, database.name, table.name, partitions));
                            }
                          }));
    }
    return uses;
  }

  private static Map<String, List<String>> byPolicy(OlapTable table) {
    Map<String, List<String>> partitions = new TreeMap<>();
    for (Partition partition : table.partitions.values()) {
      String policy = DataProperty.of(partition).storagePolicy();
      if (!policy.isEmpty()) {
        partitions.computeIfAbsent(policy, p -> new ArrayList<>()).add(partition.name);
      }
    }
    return partitions;
  }
}
