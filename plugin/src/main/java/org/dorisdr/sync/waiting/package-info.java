/**
 * Tables that are set aside, and the way back for them: the stream is read again from where they
 * are.
 */
package org.dorisdr.sync.waiting;
