package org.dorisdr.minidoris.fe.rpc;

import java.net.Socket;
import org.apache.thrift.TException;
import org.apache.thrift.TProcessor;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TSocket;

/** Remembers, while a call runs on a thread, where it comes from. */
final class ClientAddress implements TProcessor {
  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "127.0.0.1");

  private final TProcessor next;

  ClientAddress(TProcessor next) {
    this.next = next;
  }

  /** Address of the client whose call this thread runs. */
  static String current() {
    return CURRENT.get();
  }

  @Override
  public void process(TProtocol in, TProtocol out) throws TException {
    if (in.getTransport() instanceof TSocket transport) {
      Socket socket = transport.getSocket();
      if (socket != null && socket.getInetAddress() != null) {
        CURRENT.set(socket.getInetAddress().getHostAddress());
      }
    }
    next.process(in, out);
  }
}
