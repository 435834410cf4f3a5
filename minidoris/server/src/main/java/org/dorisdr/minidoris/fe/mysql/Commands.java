package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of one client. One thread at a time; {@link #cancel} from any. */
final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final int MAX_LONG_DATA = 64 << 20;

  private final SqlService service;
  private final Login login;
  private final Answers answers;
  private final Map<Integer, PreparedText> prepared = new HashMap<>();
  private int lastPrepared;

  Commands(SqlService service, Login login, PacketOutput out, ByteBufAllocator alloc) {
    this.service = service;
    this.login = login;
    this.answers = new Answers(out, alloc, login.capabilities());
  }

  void cancel() {
    Session session = login.session();
    if (session != null) {
      session.cancel();
    }
  }

  void end() {
    prepared.clear();
    if (login.session() != null) {
      service.logout(login.session());
    }
  }

  /** Answers one packet; false = the connection ends. */
  boolean run(ByteBuf in) throws IOException {
    if (login.session() == null) {
      return login.answer(in);
    }
    try {
      return command(in.readUnsignedByte(), in);
    } catch (StatementError e) {
      answers.error(e);
    } catch (MalformedPacketException | IndexOutOfBoundsException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("statement failed unexpectedly", e);
      answers.error(StatementError.general(String.valueOf(e.getMessage())));
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      // The statement is to blame, and the client is waiting.
      LOG.error("statement failed: {}", e.toString());
      answers.error(StatementError.general("the statement is too large or too deep: " + e));
    }
    return true;
  }

  private boolean command(int code, ByteBuf in) throws IOException {
    switch (code) {
      case 0x01 -> {
        return false;
      }
      case 0x02 -> use(Wire.readRest(in));
      case 0x03 -> query(Wire.readRest(in), false);
      case 0x04 -> fieldList(Wire.readNulText(in));
      case 0x09 -> answers.text(service.statistics());
      case 0x0e, 0x0d -> answers.ok();
      case 0x11 -> {
        return changeUser(in);
      }
      case 0x16 -> prepare(Wire.readRest(in));
      case 0x17 -> execute(in);
      case 0x18 -> longData(in);
      case 0x19 -> prepared.remove(in.readIntLE());
      case 0x1a -> {
        find(in.readIntLE()).reset();
        answers.ok();
      }
      case 0x1b -> answers.result(StatementResult.ok(), false, false);
      case 0x1f -> resetConnection();
      default ->
          throw new StatementError(1047, "08S01", "Unknown command 0x" + Integer.toHexString(code));
    }
    return true;
  }

  private void use(String database) throws IOException {
    service.use(login.session(), database);
    answers.ok();
  }

  private void query(String packet, boolean binary) throws IOException {
    service.run(login.session(), packet, (result, more) -> answers.result(result, binary, more));
  }

  private void fieldList(String table) throws IOException {
    answers.fieldList(service.columns(login.session(), table));
  }

  private boolean changeUser(ByteBuf in) throws IOException {
    prepared.clear();
    return login.changeUser(in);
  }

  private void resetConnection() throws IOException {
    prepared.clear();
    service.reset(login.session());
    answers.ok();
  }

  private void prepare(String sql) throws IOException {
    PreparedLimits.check(login.session(), prepared.size());
    PreparedText text = new PreparedText(sql);
    PreparedLimits.checkParameters(sql, text.marks());
    boolean whole = text.parameters() == 0;
    List<StatementResult.Column> columns =
        service.describe(login.session(), text.withNulls(), whole);
    prepared.put(++lastPrepared, text);
    answers.prepared(lastPrepared, text.parameters(), columns);
  }

  private void execute(ByteBuf in) throws IOException {
    PreparedText text = find(in.readIntLE());
    // Flags ask for a cursor, which the server may leave out; the iteration count is always 1.
    in.skipBytes(1 + 4);
    query(text.bind(in), true);
  }

  private void longData(ByteBuf in) {
    PreparedText text = prepared.get(in.readIntLE());
    int parameter = in.readUnsignedShortLE();
    byte[] piece = Wire.readBytes(in, in.readableBytes());
    // This command has no answer: a limit can only be told by ending the connection.
    if (text != null && text.addLongData(parameter, piece) > MAX_LONG_DATA) {
      throw new MalformedPacketException("a parameter is longer than " + MAX_LONG_DATA + " bytes");
    }
  }

  private PreparedText find(int id) {
    PreparedText text = prepared.get(id);
    if (text == null) {
      throw new StatementError(
          1243, "HY000", "Unknown prepared statement handler (" + id + ") given to EXECUTE");
    }
    return text;
  }
}
