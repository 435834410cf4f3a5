package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Sends what statements answer, the way that the client understands. One thread at a time. */
final class Answers {
  private final PacketOutput out;
  private final ByteBufAllocator alloc;
  private final Replies replies;
  private final boolean deprecateEof;
  private final boolean manyResults;

  Answers(PacketOutput out, ByteBufAllocator alloc, int capabilities) {
    this.out = out;
    this.alloc = alloc;
    this.replies = new Replies(alloc);
    this.deprecateEof = (capabilities & Capabilities.DEPRECATE_EOF) != 0;
    this.manyResults = (capabilities & Capabilities.MULTI_STATEMENTS) != 0;
  }

  void ok() throws IOException {
    out.send(replies.ok());
  }

  void error(StatementError error) throws IOException {
    out.send(replies.error(error));
  }

  /**
   * Sends rows or a count, and closes the result. A client that did not ask for many results gets
   * the last one only: Doris runs all that a packet holds, where MySQL would not take it.
   */
  void result(StatementResult result, boolean binary, boolean more) throws IOException {
    try (result) {
      if (more && !manyResults) {
        return;
      }
      if (result.columns().isEmpty()) {
        out.send(replies.ok(result, more));
        return;
      }
      rows(result, binary);
      out.send(deprecateEof ? replies.endOfRows(more) : replies.eof(more));
    }
  }

  private void rows(StatementResult result, boolean binary) throws IOException {
    List<FieldType> types = result.columns().stream().map(c -> FieldType.of(c.type())).toList();
    ByteBuf count = alloc.buffer(4);
    Wire.writeLength(count, types.size());
    out.send(count);
    columns(result.columns());
    for (Iterator<List<String>> rows = result.rows(); rows.hasNext(); ) {
      ByteBuf row = alloc.buffer();
      try {
        row(row, types, rows.next(), binary);
      } catch (RuntimeException e) {
        row.release();
        throw e;
      }
      out.send(row);
    }
  }

  private static void row(ByteBuf out, List<FieldType> types, List<String> row, boolean binary) {
    if (binary) {
      BinaryRow.write(out, types, row);
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      if (row.get(i) == null) {
        out.writeByte(0xfb);
      } else {
        Wire.writeText(out, row.get(i));
      }
    }
  }

  private void columns(List<StatementResult.Column> columns) throws IOException {
    for (StatementResult.Column column : columns) {
      out.send(definition(column));
    }
    if (!deprecateEof) {
      out.send(replies.eof(false));
    }
  }

  private ByteBuf definition(StatementResult.Column column) {
    return FieldType.of(column.type()).define(alloc.buffer(64), column.name(), column.origin());
  }

  /** Answers COM_FIELD_LIST: definitions with a default value behind them. */
  void fieldList(List<StatementResult.Column> columns) throws IOException {
    for (StatementResult.Column column : columns) {
      out.send(definition(column).writeByte(0xfb));
    }
    out.send(deprecateEof ? replies.endOfRows(false) : replies.eof(false));
  }

  /** Answers COM_STMT_PREPARE. */
  void prepared(int id, int parameters, List<StatementResult.Column> columns) throws IOException {
    ByteBuf head = alloc.buffer(12).writeByte(0).writeIntLE(id).writeShortLE(columns.size());
    out.send(head.writeShortLE(parameters).writeByte(0).writeShortLE(0));
    for (int i = 0; i < parameters; i++) {
      out.send(definition(new StatementResult.Column("$" + i, "string")));
    }
    if (parameters > 0 && !deprecateEof) {
      out.send(replies.eof(false));
    }
    if (!columns.isEmpty()) {
      columns(columns);
    }
  }

  void text(String text) throws IOException {
    ByteBuf answer = alloc.buffer();
    answer.writeCharSequence(text, StandardCharsets.UTF_8);
    out.send(answer);
  }
}
