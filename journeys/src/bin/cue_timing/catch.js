// Catches every tone as the audio thread renders it. Each source goes to an input of its own, in turn, so that no tone
// hides in another's tail; the first sample that is not silence is its onset. Knows nothing of the app.
(() => {
  const INPUTS = 24;
  const LISTENER = `registerProcessor("onsets", class extends AudioWorkletProcessor {
    constructor() { super(); this.quiet = new Array(${INPUTS}).fill(256); }
    process(inputs) {
      inputs.forEach((input, at) => {
        const samples = input[0];
        if (!samples) { this.quiet[at] += 128; return; }
        for (let index = 0; index < samples.length; index++) {
          if (samples[index] === 0) { this.quiet[at]++; continue; }
          if (this.quiet[at] >= 256) this.port.postMessage((currentFrame + index) / sampleRate);
          this.quiet[at] = 0;
        }
      });
      return true;
    }
  });`;
  const heard = { clock: [], ours: [], naive: [] };
  const [ears, modules] = [new WeakMap(), new WeakMap()];
  let context, turn = 0;

  function ear(of, name) {
    const made = ears.get(of) ?? {};
    ears.set(of, made);
    made[name] ??= (async () => {
      if (!modules.has(of)) {
        modules.set(of, of.audioWorklet.addModule(URL.createObjectURL(new Blob([LISTENER], { type: "text/javascript" }))));
      }
      await modules.get(of);
      const node = new AudioWorkletNode(of, "onsets", { numberOfInputs: INPUTS, numberOfOutputs: 1 });
      node.port.onmessage = (message) => heard[name].push(message.data);
      node.connect(of.destination);
      return node;
    })();
    return made[name];
  }

  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when) {
    context ??= this.context;
    if (!this.loop && !this.naive) {
      const input = turn++ % INPUTS;
      ear(context, "ours").then((node) => this.connect(node, 0, input));
    }
    return start.apply(this, when);
  };

  // Both clocks side by side, as often as a busy page allows.
  setInterval(() => {
    if (!context || context.state !== "running") return;
    const stamp = context.getOutputTimestamp();
    if (stamp.contextTime > 0) heard.clock.push(performance.timeOrigin + stamp.performanceTime, stamp.contextTime);
  }, 40);

  window.letdownCatch = {
    ready: () => !!context,
    told: () => heard,
    // The running session's start on the real clock, from what the app keeps.
    async start() {
      const base = await new Promise((done) => { const asked = indexedDB.open("letdown"); asked.onsuccess = () => done(asked.result); });
      const text = await new Promise((done) => {
        const asked = base.transaction("running").objectStore("running").get("session");
        asked.onsuccess = () => done(asked.result);
      });
      base.close();
      const told = Date.parse(JSON.parse(text).session.start.replace(/\[.*/, ""));
      const [rate, real, anchor] = (sessionStorage.getItem("letdown-clock") ?? "1 0 0").split(" ").map(Number);
      return real + (told - anchor) / rate;
    },
    // The same plan with timers alone: when a timer fires, the tone starts.
    async naive(plan) {
      const node = await ear(context, "naive");
      const sound = context.createBuffer(1, 2_000, context.sampleRate);
      sound.getChannelData(0).fill(0.001);
      let next = 0, turn = 0;
      const wait = () => {
        while (next < plan.length && plan[next] < Date.now() - 200) next++;
        if (next < plan.length) setTimeout(play, plan[next] - Date.now());
      };
      const play = () => {
        const source = new AudioBufferSourceNode(context, { buffer: sound });
        source.naive = true;
        source.connect(node, 0, turn++ % INPUTS);
        source.start();
        next++;
        wait();
      };
      wait();
    },
  };
})();
