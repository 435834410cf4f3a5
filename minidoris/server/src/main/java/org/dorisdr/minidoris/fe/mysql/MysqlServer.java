package org.dorisdr.minidoris.fe.mysql;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens for MySQL clients. Thread safe. Network on two threads, statements on their own. */
public final class MysqlServer implements AutoCloseable {
  private final SqlService service;
  private final MysqlLimits limits;
  private final Optional<ServerTls> tls;
  private final EventLoopGroup network =
      new NioEventLoopGroup(2, new DefaultThreadFactory("mysql-io", true));
  private final ThreadPoolExecutor workers;
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicInteger lastId = new AtomicInteger();
  private Channel listener;

  /**
   * @param tls offered to clients; empty = none
   */
  public MysqlServer(SqlService service, MysqlLimits limits, Optional<ServerTls> tls) {
    this.service = service;
    this.limits = limits;
    this.tls = tls;
    this.workers =
        new ThreadPoolExecutor(
            0,
            limits.maxConnections() + 1,
            60,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("mysql-worker", true));
  }

  /**
   * Opens the port.
   *
   * @throws IOException if it cannot be had; names it
   */
  public void start(String address, int port) throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(network)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(256 << 10, 1 << 20))
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accept(channel);
                  }
                });
    var bound = bootstrap.bind(address, port).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      close();
      throw new IOException(
          "query_port " + port + " on " + address + " cannot be opened: " + bound.cause(),
          bound.cause());
    }
    listener = bound.channel();
  }

  private void accept(Channel channel) {
    open.add(channel);
    boolean full = open.size() > limits.maxConnections();
    tls.ifPresent(t -> channel.pipeline().addLast(new TlsSwitch(t)));
    channel
        .pipeline()
        .addLast(new FrameDecoder(limits.maxPacket()))
        .addLast(new IdleStateHandler(0, 0, limits.idleMillis(), TimeUnit.MILLISECONDS))
        .addLast(
            new MysqlConnection(lastId.incrementAndGet(), service, limits, full, workers, channel));
  }

  /** The port that is open, also when 0 was asked for. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void close() {
    if (listener != null) {
      listener.close().awaitUninterruptibly();
    }
    open.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    workers.shutdownNow();
    network.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
