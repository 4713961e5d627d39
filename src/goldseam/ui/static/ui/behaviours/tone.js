// A soft tone at each turn of an exercise, for eyes that are closed. Off until it is asked for.
// Exercises say "turn" with the number of the turn.
const LOWEST_NOTE = 196; // Hz, a low G; the turns rise a fifth and fall again
const INTERVALS = [1, 1.5, 0.75];
const buttons = document.querySelectorAll("[data-tone]");
let sound;

function play(frequency) {
  const voice = sound.createOscillator();
  const volume = sound.createGain();
  voice.frequency.value = frequency;
  volume.gain.setValueAtTime(0, sound.currentTime);
  volume.gain.linearRampToValueAtTime(0.12, sound.currentTime + 0.15);
  volume.gain.exponentialRampToValueAtTime(0.0005, sound.currentTime + 2);
  voice.connect(volume).connect(sound.destination);
  voice.start();
  voice.stop(sound.currentTime + 2);
}

function silence() {
  sound?.close();
  sound = undefined;
}

function toggle() {
  if (sound) silence();
  else sound = new AudioContext();
  buttons.forEach((button) => button.setAttribute("aria-pressed", String(Boolean(sound))));
}

buttons.forEach((button) => button.addEventListener("click", toggle));
document.addEventListener("turn", ({ detail }) => sound && play(LOWEST_NOTE * INTERVALS[detail % 3]));
window.addEventListener("leaving", silence);
