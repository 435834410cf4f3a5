/**
 * Durable jobs: their records, their steps, and the scheduler that runs them on the leader only.
 */
package org.dorisdr.job;
