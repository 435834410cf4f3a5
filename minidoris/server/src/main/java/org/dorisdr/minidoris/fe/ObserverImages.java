package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.util.Optional;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.ClusterState.FrontendNode;
import org.dorisdr.minidoris.fe.group.GroupLink;
import org.dorisdr.minidoris.fe.group.RpcAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an observer's image young. It takes the master's: an observer acknowledges nothing, so what
 * it has seen may be taken back when a master dies, and must not get into an image.
 */
final class ObserverImages {
  private static final Logger LOG = LoggerFactory.getLogger(ObserverImages.class);

  private final FeServer fe;

  ObserverImages(FeServer fe) {
    this.fe = fe;
  }

  /** Fetches the newest image if ours is older than that many records. */
  void refresh(long records) throws IOException {
    Optional<FrontendNode> master = fe.cluster().master();
    if (master.isEmpty() || fe.editLog().appliedId() - fe.images().newestId() < records) {
      return;
    }
    try {
      RpcAddress at = new RpcAddress(master.get().host(), master.get().rpcPort());
      long id = GroupLink.fetchImage(at, fe.token(), fe.images());
      LOG.info("fetched image.{} from {}", id, at);
    } catch (TException e) {
      LOG.warn("no image from the master: {}", e.toString());
    }
  }
}
