package org.dorisdr.minidoris.fe.group;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.fe.cluster.FeAddress;
import org.dorisdr.minidoris.fe.journal.ImageStore;
import org.dorisdr.minidoris.thrift.MiniGroupService;
import org.dorisdr.minidoris.thrift.TMiniImagePart;
import org.dorisdr.minidoris.thrift.TMiniJoinAnswer;
import org.dorisdr.minidoris.thrift.TMiniJoinRequest;
import org.dorisdr.thrift.TStatusCode;

/** Calls to MiniGroupService of another frontend. Rare ones: each has its own connection. */
public final class GroupLink {
  private static final int TIMEOUT_MILLIS = 20_000;

  private GroupLink() {}

  private static <T> T call(RpcAddress at, ThriftPool.Call<MiniGroupService.Client, T> call)
      throws TException {
    try (ThriftPool<MiniGroupService.Client> pool =
        new ThriftPool<>(MiniGroupService.Client::new, TIMEOUT_MILLIS)) {
      return pool.call(at.host(), at.port(), call);
    }
  }

  /** Tells the master that a frontend starts. */
  public static TMiniJoinAnswer join(RpcAddress master, FeAddress self) throws TException {
    TMiniJoinRequest request =
        new TMiniJoinRequest(
            self.host(), self.editLogPort(), self.queryPort(), self.rpcPort(), self.httpPort());
    return call(master, c -> c.join(request));
  }

  /** Journal id beyond which that frontend still needs records. */
  public static long neededFrom(RpcAddress at, String token) throws TException {
    return call(at, c -> c.neededFrom(token));
  }

  /**
   * Puts the newest image of another frontend in the place of our own.
   *
   * @return its journal id; 0 if there is none
   */
  public static long fetchImage(RpcAddress from, String token, ImageStore into)
      throws TException, IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long id = 0;
    TMiniImagePart part;
    do {
      long known = id;
      part = call(from, c -> c.image(token, known, all.size()));
      if (part.getStatusCode() != TStatusCode.OK.getValue()) {
        throw new IOException(from + " gives no image: " + part.getError());
      }
      id = part.getJournalId();
      all.write(part.getBytes());
    } while (!part.isLast());
    if (id > into.newestId()) {
      into.replaceBy(id, all.toByteArray());
    }
    return id;
  }
}
