// What the lane sounds like: each tone can be told from the others without looking.
import type { Tone } from './protocol';

interface Note {
  at: number; // seconds from the start
  for: number;
  hz: number;
  shape: OscillatorType;
  loud: number; // 0 to 1
}

export type Sound = Tone | 'read'; // the camera has read a code; how it was met is heard later

const kSounds: Record<Sound, Note[]> = {
  none: [],
  read: [{ at: 0, for: 0.05, hz: 2637, shape: 'sine', loud: 0.4 }],
  info: [{ at: 0, for: 0.12, hz: 660, shape: 'sine', loud: 0.5 }],
  good: [{ at: 0, for: 0.09, hz: 1760, shape: 'sine', loud: 0.7 }],
  done: [
    { at: 0, for: 0.1, hz: 1047, shape: 'triangle', loud: 0.8 },
    { at: 0.11, for: 0.1, hz: 1319, shape: 'triangle', loud: 0.8 },
    { at: 0.22, for: 0.1, hz: 1568, shape: 'triangle', loud: 0.8 },
    { at: 0.33, for: 0.3, hz: 2093, shape: 'triangle', loud: 0.8 },
  ],
  ask: [
    { at: 0, for: 0.14, hz: 587, shape: 'triangle', loud: 0.9 },
    { at: 0.2, for: 0.22, hz: 880, shape: 'triangle', loud: 0.9 },
  ],
  stop: [
    { at: 0, for: 0.3, hz: 440, shape: 'square', loud: 1 },
    { at: 0.32, for: 0.3, hz: 311, shape: 'square', loud: 1 },
  ],
};

// Milliseconds on, off, on …: what a hand feels where there is a vibrator.
const kBuzzes: Record<Sound, number[]> = {
  none: [],
  read: [20],
  info: [40],
  good: [60],
  done: [60, 60, 60, 60, 160],
  ask: [120, 80, 120],
  stop: [350, 100, 350],
};

const kAlarmEveryMs = 900;
const kEdgeS = 0.008; // ramps, so that notes don't click

export class Sounds {
  private context?: AudioContext;
  private alarm_timer = 0;

  // `on_allowed` hears whether the browser lets the page sound; most want a gesture first.
  constructor(private readonly on_allowed: (allowed: boolean) => void) {}

  start() {
    this.context = new AudioContext();
    const tell = () => this.on_allowed(this.context?.state === 'running');
    this.context.onstatechange = tell;
    tell();
    const wake = () => void this.context?.resume();
    window.addEventListener('pointerdown', wake);
    window.addEventListener('keydown', wake);
  }

  play(sound: Sound) {
    for (const note of kSounds[sound]) this.note(note);
    // Browsers complain of pages that nobody has touched yet.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(kBuzzes[sound]);
  }

  // Sounds again and again until told to stop.
  alarm(on: boolean) {
    if (on === this.alarm_timer > 0) return;
    clearInterval(this.alarm_timer);
    this.alarm_timer = 0;
    if (!on) return;
    this.play('stop');
    this.alarm_timer = window.setInterval(() => this.play('stop'), kAlarmEveryMs);
  }

  private note(note: Note) {
    const context = this.context;
    if (context?.state !== 'running') return; // notes queued now would all sound at once later
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const begin = context.currentTime + note.at;
    const end = begin + note.for;
    oscillator.type = note.shape;
    oscillator.frequency.value = note.hz;
    gain.gain.setValueAtTime(0, begin);
    gain.gain.linearRampToValueAtTime(note.loud, begin + kEdgeS);
    gain.gain.setValueAtTime(note.loud, end - kEdgeS);
    gain.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(begin);
    oscillator.stop(end);
  }
}
