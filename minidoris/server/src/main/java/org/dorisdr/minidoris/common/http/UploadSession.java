package org.dorisdr.minidoris.common.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One file that a client sends: asks the route first, then writes the file, then lets the route
 * finish. All methods run on the connection's event loop.
 */
final class UploadSession {
  private final ChannelHandlerContext context;
  private final HttpRequest head;
  private final UploadRoute route;
  private final Executor workers;
  private final Path file;
  private final Queue<HttpContent> early = new ArrayDeque<>();
  private UploadRoute.Upload upload;
  private FileChannel out;
  private long bytes;
  private boolean over;

  UploadSession(
      ChannelHandlerContext context, HttpRequest head, UploadRoute route, Executor workers) {
    this.context = context;
    this.head = head;
    this.route = route;
    this.workers = workers;
    this.file = route.directory().resolve("upload." + UUID.randomUUID());
  }

  void start(HttpCall call) {
    // Nothing more is read until the route wants the file.
    context.channel().config().setAutoRead(false);
    work(
        () -> {
          try {
            UploadRoute.Upload begun = route.begin(call);
            context.executor().execute(() -> ready(begun));
          } catch (Exception e) {
            HttpAnswer answer = HttpCalls.failure(head, e);
            context.executor().execute(() -> refuse(answer));
          }
        });
  }

  void content(HttpContent content) {
    if (over) {
      return;
    }
    if (out == null) {
      early.add(content.retain());
    } else {
      write(content);
    }
  }

  /** The client has gone before the file was complete. */
  void lost() {
    if (!over) {
      end();
      if (upload != null) {
        UploadRoute.Upload begun = upload;
        work(() -> begun.abandon("client closed the connection"));
      }
    }
  }

  private void ready(UploadRoute.Upload begun) {
    upload = begun;
    if (over || !context.channel().isActive()) {
      end();
      work(() -> begun.abandon("client closed the connection"));
      return;
    }
    try {
      out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      fail(e);
      return;
    }
    if (HttpUtil.is100ContinueExpected(head)) {
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
    for (HttpContent content = early.poll(); content != null; content = early.poll()) {
      try {
        if (!over) {
          write(content);
        }
      } finally {
        content.release();
      }
    }
    context.channel().config().setAutoRead(true);
  }

  private void write(HttpContent content) {
    ByteBuf buffer = content.content();
    try {
      bytes += buffer.readableBytes();
      while (buffer.isReadable()) {
        buffer.readBytes(out, buffer.readableBytes());
      }
      if (content instanceof LastHttpContent) {
        out.close();
        finish();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void finish() {
    over = true;
    HttpWriter writer = new HttpWriter(context, HttpUtil.isKeepAlive(head), head.method());
    work(
        () -> {
          HttpAnswer answer;
          try {
            answer = upload.finish(file, bytes);
          } catch (Exception e) {
            answer = HttpCalls.failure(head, e);
          }
          deleteFile();
          writer.write(answer);
        });
  }

  private void fail(IOException e) {
    UploadRoute.Upload begun = upload;
    work(() -> begun.abandon("cannot store the file: " + e.getMessage()));
    refuse(HttpCalls.failure(head, e));
  }

  /** Answers at once and hangs up: the client may be sending still. */
  private void refuse(HttpAnswer answer) {
    end();
    new HttpWriter(context, false, head.method()).write(answer);
  }

  private void end() {
    over = true;
    early.forEach(HttpContent::release);
    early.clear();
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      // The file is thrown away.
    }
    deleteFile();
  }

  private void deleteFile() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The directory is emptied at the next start.
    }
  }

  private void work(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      if (!over) {
        refuse(HttpAnswer.text(503, "too many requests"));
      }
    }
  }
}
