package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniReplica;

/** Catalog objects as the backends want them. For one statement. */
final class Wire {
  private final Map<Long, Backend> backends;

  Wire(Frontend frontend) {
    backends =
        frontend.cluster().backends().stream()
            .filter(Backend::alive)
            .collect(Collectors.toMap(Backend::id, b -> b));
  }

  static TMiniColumn column(Column column) {
    TMiniColumn wire =
        new TMiniColumn(
            column.name(), column.uniqueId(), column.type(), column.key(), column.nullable());
    wire.setAggregation(column.aggregation() == null ? "" : column.aggregation());
    wire.setDefaultValue(column.name().equals(Column.DELETE_SIGN) ? "0" : column.literalDefault());
    return wire.setIsVisible(column.visible());
  }

  /** Unique id of a hidden column; -1 if the index has none. */
  static int hidden(IndexMeta index, String name) {
    return index.columns.stream()
        .filter(c -> c.name().equals(name))
        .mapToInt(Column::uniqueId)
        .findFirst()
        .orElse(-1);
  }

  /** Replicas on living backends that have their files. */
  List<TMiniReplica> replicas(List<Replica> replicas) {
    return replicas.stream()
        .filter(r -> !r.bad && backends.containsKey(r.backendId))
        .map(r -> replica(backends.get(r.backendId)))
        .toList();
  }

  private static TMiniReplica replica(Backend b) {
    return new TMiniReplica(b.id(), b.host(), b.httpPort(), b.bePort());
  }
}
