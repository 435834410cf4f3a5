package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** The way into a connection, and into another user of it. One thread at a time. */
final class Login {
  static final String SERVER_VERSION = "5.7.99";

  private final int id;
  private final SqlService service;
  private final PacketOutput out;
  private final Replies replies;
  private final byte[] challenge = NativePassword.challenge();
  private String host;
  private HandshakeResponse response;
  private boolean switched;
  private Session session;

  Login(int id, SqlService service, PacketOutput out, ByteBufAllocator alloc) {
    this.id = id;
    this.service = service;
    this.out = out;
    this.replies = new Replies(alloc);
  }

  void greet(String clientHost, boolean tls) throws IOException {
    host = clientHost;
    out.answering(-1);
    out.send(replies.handshake(SERVER_VERSION, id, challenge, tls));
    out.flush();
  }

  boolean finished() {
    return session != null;
  }

  Session session() {
    return session;
  }

  int capabilities() {
    return response.capabilities();
  }

  /** Takes an answer of the client; false = the connection ends. */
  boolean answer(ByteBuf in) throws IOException {
    if (switched) {
      return open(Wire.readBytes(in, in.readableBytes()));
    }
    response = HandshakeResponse.read(in);
    return answered();
  }

  /**
   * COM_CHANGE_USER: the old session ends, whether the new one opens or not. Nobody becomes root or
   * admin by it, as in Doris; then the session stays.
   */
  boolean changeUser(ByteBuf in) throws IOException {
    HandshakeResponse changed = HandshakeResponse.readChangeUser(in, response.capabilities());
    if (changed.user().equals("root") || changed.user().equals("admin")) {
      out.send(
          replies.error(new StatementError(1045, "28000", "Change to root or admin is forbidden")));
      return true;
    }
    service.logout(session);
    session = null;
    response = changed;
    return answered();
  }

  private boolean answered() throws IOException {
    if (response.isNative()) {
      return open(response.answer());
    }
    switched = true;
    out.send(replies.switchToNative(challenge));
    return true;
  }

  private boolean open(byte[] proof) throws IOException {
    switched = false;
    try {
      // An empty password may be sent as one zero byte.
      byte[] answer = proof.length == 1 && proof[0] == 0 ? new byte[0] : proof;
      Session opened = service.login(id, response.user(), host, challenge, answer);
      if (!useFirst(opened)) {
        return false;
      }
      session = opened;
      out.send(replies.ok());
      return true;
    } catch (StatementError e) {
      out.send(replies.error(e));
      return false;
    }
  }

  private boolean useFirst(Session opened) throws IOException {
    if (response.database() == null) {
      return true;
    }
    try {
      service.use(opened, response.database());
      return true;
    } catch (StatementError e) {
      service.logout(opened);
      out.send(replies.error(e));
      return false;
    }
  }
}
