package org.dorisdr.minidoris.fe.door;

import java.util.List;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.host.FeHost;

/** Repositories in the form that plugins get. Stateless. */
final class HostRepositories {
  private HostRepositories() {}

  static List<FeHost.RepositoryInfo> list(FeServer fe) {
    return List.of();
  }
}
