package org.dorisdr.minidoris.fe.door;

import java.util.List;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.backup.BackupManager;
import org.dorisdr.minidoris.fe.backup.Repository;
import org.dorisdr.minidoris.host.FeHost;

/** Repositories in the form that plugins get. Stateless. */
final class HostRepositories {
  private HostRepositories() {}

  static List<FeHost.RepositoryInfo> list(FeServer fe) {
    return fe.part(BackupManager.class).orElseThrow().repositories().stream()
        .map(HostRepositories::info)
        .toList();
  }

  private static FeHost.RepositoryInfo info(Repository r) {
    List<String> row =
        List.of(
            String.valueOf(r.id()),
            r.name(),
            Times.text(r.createTime()),
            String.valueOf(r.readOnly()),
            r.location(),
            "-",
            r.type(),
            "");
    return new FeHost.RepositoryInfo(
        r.id(), r.name(), r.type(), r.location(), r.readOnly(), r.properties(), row);
  }
}
