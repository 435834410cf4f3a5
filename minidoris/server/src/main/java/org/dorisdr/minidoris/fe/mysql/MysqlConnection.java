package org.dorisdr.minidoris.fe.mysql;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: takes its packets on the network thread and has them answered, one after the other,
 * on a worker. A client may send more before it got its answers; when that becomes too much, no
 * more is read.
 */
final class MysqlConnection extends SimpleChannelInboundHandler<Packet> {
  private static final Logger LOG = LoggerFactory.getLogger(MysqlConnection.class);
  private static final int MAX_WAITING = 64;

  private final int id;
  private final SqlService service;
  private final MysqlLimits limits;
  private final boolean full;
  private final Executor workers;
  private final Channel channel;
  private final PacketOutput out;
  private final Queue<Packet> waiting = new ArrayDeque<>();
  private final Login login;
  private volatile Commands commands;
  private boolean busy;
  private boolean gone;

  MysqlConnection(
      int id,
      SqlService service,
      MysqlLimits limits,
      boolean full,
      Executor workers,
      Channel channel) {
    super(false);
    this.id = id;
    this.service = service;
    this.limits = limits;
    this.full = full;
    this.workers = workers;
    this.channel = channel;
    this.out = new PacketOutput(channel, limits.writeMillis());
    this.login = new Login(id, service, out, channel.alloc());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) throws IOException {
    if (full) {
      out.answering(-1);
      out.send(
          new Replies(ctx.alloc())
              .error(new StatementError(1040, "08004", "Too many connections")));
      out.flush();
      ctx.close();
      return;
    }
    String host = ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress().getHostAddress();
    login.greet(host, ctx.pipeline().get(TlsSwitch.class) != null);
    ctx.executor()
        .schedule(
            () -> {
              if (commands == null) {
                ctx.close();
              }
            },
            limits.loginMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Packet packet) {
    synchronized (waiting) {
      waiting.add(packet);
      if (waiting.size() > MAX_WAITING) {
        channel.config().setAutoRead(false);
      }
      if (busy) {
        return;
      }
      busy = true;
    }
    submit();
  }

  private void submit() {
    try {
      workers.execute(this::work);
    } catch (RejectedExecutionException e) {
      channel.close();
      work();
    }
  }

  private void work() {
    Packet packet = next();
    while (packet != null) {
      answer(packet);
      packet = next();
    }
  }

  private Packet next() {
    synchronized (waiting) {
      Packet packet = waiting.poll();
      if (packet == null) {
        busy = false;
        if (gone) {
          end();
        }
      }
      if (waiting.isEmpty()) {
        channel.config().setAutoRead(true);
      }
      return packet;
    }
  }

  private void answer(Packet packet) {
    try {
      if (channel.isActive()) {
        answerOpen(packet);
      }
    } catch (IOException e) {
      LOG.debug("connection {}: {}", id, e.getMessage());
      channel.close();
    } catch (MalformedPacketException | IndexOutOfBoundsException e) {
      LOG.warn("connection {} is closed: {}", id, e.getMessage());
      channel.close();
    } catch (RuntimeException | Error e) {
      LOG.error("connection {} is closed", id, e);
      channel.close();
    } finally {
      if (packet.payload() != null) {
        packet.payload().release();
      }
    }
  }

  private void answerOpen(Packet packet) throws IOException {
    out.answering(packet.sequence());
    Commands known = commands;
    boolean goesOn;
    if (packet.payload() == null) {
      tooLarge();
      goesOn = false;
    } else if (known != null) {
      goesOn = known.run(packet.payload());
    } else {
      goesOn = login.answer(packet.payload());
      commands = login.finished() ? new Commands(service, login, out, channel.alloc()) : null;
    }
    out.flush();
    if (!goesOn) {
      channel.writeAndFlush(channel.alloc().buffer(0)).addListener(f -> channel.close());
    }
  }

  private void tooLarge() throws IOException {
    out.send(
        new Replies(channel.alloc())
            .error(
                new StatementError(
                    1153,
                    "08S01",
                    "Got a packet bigger than 'max_allowed_packet' bytes, which is "
                        + limits.maxPacket())));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    out.wake();
    boolean idle;
    synchronized (waiting) {
      gone = true;
      idle = !busy;
    }
    Commands known = commands;
    if (known != null) {
      known.cancel();
    }
    if (idle) {
      end();
    }
  }

  private void end() {
    Commands known = commands;
    if (known != null) {
      commands = null;
      known.end();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    out.wake();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent) {
      synchronized (waiting) {
        if (busy) {
          return;
        }
      }
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("connection {}: {}", id, cause.toString());
    ctx.close();
  }
}
