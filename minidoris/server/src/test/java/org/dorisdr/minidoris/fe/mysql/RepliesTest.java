package org.dorisdr.minidoris.fe.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.junit.jupiter.api.Test;

/**
 * Bytes of packets as Doris's MysqlHandshakePacket, MysqlOkPacket and MysqlEofPacket write them.
 */
class RepliesTest {
  private static final int CHALLENGE = 20;

  private final Replies replies = new Replies(UnpooledByteBufAllocator.DEFAULT);

  /** MysqlCapability.DEFAULT_FLAGS and SSL_FLAGS; STATUS_FLAGS is 0. */
  @Test
  void theGreetingSaysWhatDorisSaysThatItCan() {
    assertThat(capabilities(false)).isEqualTo(0x0008_828c);
    assertThat(capabilities(true)).isEqualTo(0x0008_8a8c);
  }

  private int capabilities(boolean tls) {
    ByteBuf greeting = replies.handshake("5.7.99", 1, new byte[CHALLENGE], tls);
    greeting.skipBytes(1 + "5.7.99".length() + 1 + 4 + 8 + 1);
    int low = greeting.readUnsignedShortLE();
    greeting.skipBytes(1);
    assertThat(greeting.readUnsignedShortLE()).as("status").isZero();
    return low | greeting.readUnsignedShortLE() << 16;
  }

  /** Only SERVER_MORE_RESULTS_EXISTS is used; warnings are the rows that were left out. */
  @Test
  void okPacketsHaveNoStatusAndCountWhatWasLeftOut() {
    StatementResult result = StatementResult.affected(3, 2, "{}");
    assertThat(bytes(replies.ok(result, false))).containsExactly(0, 3, 0, 0, 0, 2, 0, 2, '{', '}');
    assertThat(bytes(replies.ok(result, true))).startsWith(0, 3, 0, 8, 0, 2, 0);
    assertThat(bytes(replies.eof(false))).containsExactly(-2, 0, 0, 0, 0);
  }

  /** ConnectProcessor: one that did not ask for many results gets the last. */
  @Test
  void onlyClientsThatAskForManyResultsGetThemAll() throws IOException {
    assertThat(packets(Capabilities.MULTI_STATEMENTS)).isEqualTo(2);
    assertThat(packets(0)).isEqualTo(1);
  }

  private static int packets(int capabilities) throws IOException {
    EmbeddedChannel channel = new EmbeddedChannel();
    PacketOutput out = new PacketOutput(channel, 1000);
    out.answering(0);
    Answers answers = new Answers(out, channel.alloc(), capabilities);
    answers.result(StatementResult.ok(), false, true);
    answers.result(StatementResult.ok(), false, false);
    out.flush();
    int bytes = 0;
    for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
      bytes += ((ByteBuf) sent).readableBytes();
    }
    return bytes / (4 + 7);
  }

  private static byte[] bytes(ByteBuf packet) {
    byte[] bytes = new byte[packet.readableBytes()];
    packet.readBytes(bytes);
    return bytes;
  }

  @Test
  void whatAnotherFrontendTellsOfAStatementArrivesWhole() {
    StatementResult told = OkPacket.read(OkPacket.write(StatementResult.affected(3, 2, "{}")));
    assertThat(told.affectedRows()).isEqualTo(3);
    assertThat(told.warnings()).isEqualTo(2);
    assertThat(told.info()).isEqualTo("{}");
  }
}
