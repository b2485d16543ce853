import { createFileRoute } from '@tanstack/react-router';
import { RegisterForm } from '@/features/sign-in/components/register-form';

export const Route = createFileRoute('/portal/register')({ component: RegisterForm });
