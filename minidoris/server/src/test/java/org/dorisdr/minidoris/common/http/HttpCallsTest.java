package org.dorisdr.minidoris.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Requests as routes see them. */
class HttpCallsTest {
  /** load_p0/stream_load/test_chinese_col_load: curl sends the letters of a column as UTF-8. */
  @Test
  void headersAreUtf8() {
    EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
    String sent = "PUT /api/db/t/_stream_load?q=1 HTTP/1.1\r\nColumns: id,\u59d3\u540d\r\n\r\n";
    channel.writeInbound(Unpooled.wrappedBuffer(sent.getBytes(StandardCharsets.UTF_8)));

    HttpCall call = HttpCalls.of(channel, channel.<HttpRequest>readInbound());

    assertThat(call.header("columns")).isEqualTo("id,\u59d3\u540d");
    assertThat(call.parameter("q")).isEqualTo("1");
    channel.finishAndReleaseAll();
  }
}
