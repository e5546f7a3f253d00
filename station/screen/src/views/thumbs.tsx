// What a thumb does on a lane that is carried about: scan with the camera, type a code; at the bottom, always in its place.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Camera, type Trouble } from '../camera';
import type { Say } from '../texts';
import { Icon } from './icon';
import { TypeCode } from './type_code';

const kRestMs = 60_000; // then the camera is closed: it eats the battery

type Eye = 'off' | 'looking' | 'resting' | Trouble;

interface Props {
  say: Say;
  send: (code: string, aim?: string) => void;
  seen: () => void; // sounds when the camera has read something
}

export function Thumbs({ say, send, seen }: Props) {
  const [typing, set_typing] = useState(false);
  const { picture, eye, light, scan, close, turn_light } = use_camera((code, aim) => {
    seen();
    send(code, aim);
  });
  const type = () => {
    close();
    set_typing(true);
  };
  const typed = (code: string, aim: string) => {
    set_typing(false);
    if (code) send(code, aim);
  };
  const looking = eye === 'looking';
  return (
    <>
      <section class={'camera ' + eye}>
        <video ref={picture} muted playsInline />
        {looking && <p class="aim">{say('camera.aim')}</p>}
        {looking && light !== 'none' && (
          <button class={'torch ' + light} onClick={turn_light}>
            <Icon name="torch" />
            {say('camera.torch')}
          </button>
        )}
        {eye === 'resting' && (
          <button class="shut" onClick={close}>
            <Icon name="close" />
            {say('camera.close')}
          </button>
        )}
        {is_trouble(eye) && <p class="trouble">{say('camera.' + eye)}</p>}
      </section>
      <nav class="thumbs">
        <button class="type" onClick={type}>
          <Icon name="keys" />
          {say('tablet.type')}
        </button>
        <button class="scan" onClick={looking ? close : scan}>
          <Icon name={looking ? 'close' : 'camera'} />
          {say('camera.' + (looking ? 'close' : eye === 'resting' ? 'next' : 'scan'))}
        </button>
      </nav>
      {typing && <TypeCode say={say} done={typed} />}
    </>
  );
}

function is_trouble(eye: Eye): eye is Trouble {
  return eye !== 'off' && eye !== 'looking' && eye !== 'resting';
}

// One press is one scan: then the picture stands still until the next one.
function use_camera(on_read: (code: string, aim: string) => void) {
  const picture = useRef<HTMLVideoElement>(null);
  const camera = useRef<Camera>();
  const [eye, set_eye] = useState<Eye>('off');
  const [light, set_light] = useState<'none' | 'off' | 'on'>('none');
  const close = () => {
    camera.current?.close();
    set_light('none');
    set_eye('off');
  };
  const scan = async () => {
    camera.current ??= new Camera(picture.current!, (there) => set_light(there ? 'off' : 'none'));
    set_eye('looking');
    try {
      const read = await camera.current.read();
      if (!read) return;
      set_eye('resting');
      on_read(read.code, read.aim);
    } catch (trouble) {
      set_eye(trouble as Trouble);
    }
  };
  useEffect(() => {
    const hidden = () => document.hidden && close();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      camera.current?.close();
    };
  }, []);
  useEffect(() => {
    if (eye !== 'resting') return;
    const timer = setTimeout(close, kRestMs);
    return () => clearTimeout(timer);
  }, [eye]);
  const turn_light = () => {
    set_light(light === 'on' ? 'off' : 'on');
    void camera.current?.torch(light !== 'on');
  };
  return { picture, eye, light, scan: () => void scan(), close, turn_light };
}
