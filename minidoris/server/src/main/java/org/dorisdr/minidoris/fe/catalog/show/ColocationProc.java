package org.dorisdr.minidoris.fe.catalog.show;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.ColocateGroup;
import org.dorisdr.minidoris.fe.catalog.ColocateGroups;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /colocation_group}: the groups, and the backends of each bucket of one; Doris's
 * ColocationGroupProcDir and ColocationGroupBackendSeqsProcNode.
 */
final class ColocationProc implements ProcDirectory {
  private final Ddl ddl;
  private final ColocateGroups groups;

  ColocationProc(Ddl ddl) {
    this.ddl = ddl;
    this.groups = new ColocateGroups(ddl.fe());
  }

  @Override
  public StatementResult rows() {
    ShowRows rows =
        new ShowRows(
            "GroupId",
            "GroupName",
            "TableIds",
            "BucketsNum",
            "ReplicaAllocation",
            "DistCols",
            "IsStable",
            "ErrorMsg");
    return ddl.read(
        () -> {
          groups.all().forEach((group, tables) -> add(rows, group, tables));
          return rows.result();
        });
  }

  private void add(ShowRows rows, ColocateGroup group, List<OlapTable> tables) {
    String database = ddl.fe().catalog().database(group.databaseId()).map(d -> d.name).orElse("");
    boolean together = ColocateGroups.isTogether(groups.backends(group, List.of()), tables);
    rows.add(
        group.idText(),
        group.databaseId() == 0 ? group.name() : database + "." + group.name(),
        tables.stream().map(t -> String.valueOf(t.id)).collect(Collectors.joining(", ")),
        group.buckets(),
        "tag.location.default: " + group.replicas(),
        String.join(", ", group.types()),
        together,
        "");
  }

  @Override
  public ProcNode child(String name) {
    if (!name.matches("\\d{1,18}\\.\\d{1,18}")) {
      throw StatementError.general("Invalid group id: " + name);
    }
    return () -> ddl.read(() -> buckets(name));
  }

  private StatementResult buckets(String id) {
    for (Map.Entry<ColocateGroup, List<OlapTable>> entry : groups.all().entrySet()) {
      if (entry.getKey().idText().equals(id)) {
        return buckets(groups.backends(entry.getKey(), List.of()));
      }
    }
    return new ShowRows("BucketIndex").result();
  }

  private static StatementResult buckets(List<List<Long>> backends) {
    ShowRows rows = new ShowRows("BucketIndex", "{\"location\" : \"default\"}");
    for (int i = 0; i < backends.size(); i++) {
      rows.add(i, backends.get(i).stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return rows.result();
  }
}
