package org.dorisdr.minidoris.fe;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dorisdr.minidoris.fe.cluster.FeAddress;
import org.dorisdr.minidoris.fe.cluster.FrontendMember;
import org.dorisdr.minidoris.fe.group.RpcAddress;
import org.dorisdr.minidoris.fe.journal.JeSettings;

/** As whom and through whom a frontend takes its place in the edit log's group. */
final class GroupPlace {
  private GroupPlace() {}

  static JeSettings of(FeServer server, String helper) {
    FeSettings settings = server.settings();
    FeAddress self = FeAddress.of(settings);
    return new JeSettings(
        server.metaDirectory().resolve("bdb"),
        server.nodeName(),
        self.editLog(),
        helpers(server, self, helper),
        !server.identity().observer(),
        new RpcAddress(self.host(), self.rpcPort()).bytes(),
        settings.number("bdbje_cache_bytes", 32L << 20),
        settings.number("bdbje_free_disk_bytes", 100L << 20),
        settings.number("max_bdbje_clock_delta_ms", 5_000));
  }

  private static String helpers(FeServer server, FeAddress self, String helper) {
    Set<String> helpers = new LinkedHashSet<>();
    if (helper != null) {
      helpers.add(helper);
    }
    if (server.identity().helper() != null) {
      helpers.add(server.identity().helper());
    }
    for (FrontendMember member : server.members().all()) {
      if (!member.isObserver()) {
        helpers.add(member.address());
      }
    }
    helpers.remove(self.editLog());
    // Only the first one is its own helper: with others known it would found a second group.
    return helpers.isEmpty() ? self.editLog() : String.join(",", helpers);
  }
}
