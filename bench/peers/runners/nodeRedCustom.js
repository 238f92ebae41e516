import { prepareNodeRed } from './nodeRed.js';

/** Node-RED with nodes of our own, as a package brings them. */
export function prepare(graph) {
  return prepareNodeRed(graph, {
    toNode: ({ needs, isLast, ms }) => ({ type: 'bench-work', needs, isLast, ms }),
    files: { 'bench-work.js': work, 'bench-work.html': page },
  });
}

const work = `module.exports = (RED) => {
  function Work(config) {
    RED.nodes.createNode(this, config);
    const bench = globalThis.patchbayBench;
    let got = 0;
    this.on('input', async (msg, send, done) => {
      got += 1;
      if (got < config.needs) return done();
      got = 0;
      if (config.ms !== undefined) await bench.wait(config.ms);
      bench.count();
      if (config.isLast) bench.end();
      send(msg);
      return done();
    });
  }
  RED.nodes.registerType('bench-work', Work);
};`;
const page = `<script type="text/javascript">
RED.nodes.registerType('bench-work', { category: 'bench', defaults: {}, inputs: 1, outputs: 1 });
</script>`;
