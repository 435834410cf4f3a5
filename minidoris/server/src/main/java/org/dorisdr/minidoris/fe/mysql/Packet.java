package org.dorisdr.minidoris.fe.mysql;

import io.netty.buffer.ByteBuf;

/**
 * What a client sent: one command, put together from its frames.
 *
 * @param sequence number of its last frame
 * @param payload null = it was larger than is allowed, and has been skipped
 */
record Packet(int sequence, ByteBuf payload) {}
